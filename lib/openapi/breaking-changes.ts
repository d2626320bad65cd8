import type { Json } from './schema-components';

export interface BreakingChange {
  // Of the operation that callers would see fail.
  operationId: string;
  // Where and what, as `answer 200 labels[].name: is removed`.
  change: string;
}

type Direction = 'input' | 'output';

interface Side {
  document: Json;
  schema: Json;
}

const METHODS = ['get', 'put', 'post', 'patch', 'delete'];

const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
const asJson = (value: unknown): Json => (isJson(value) ? value : {});
const asList = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/**
 * What callers of the earlier document could not do with the later one: an operation, a field or a value they may send is
 * gone, a field has another type, an answer may lack a field or hold null, or a new input is required.
 */
export function breakingChanges(earlier: Json, later: Json): BreakingChange[] {
  const now = operationsOf(later);
  return [...operationsOf(earlier)].flatMap(([address, before]) => {
    const after = now.get(address);
    const changes = after
      ? [
          ...parameterChanges({ document: earlier, schema: before }, { document: later, schema: after }),
          ...bodyChanges({ document: earlier, schema: before }, { document: later, schema: after }),
          ...answerChanges({ document: earlier, schema: before }, { document: later, schema: after }),
        ]
      : [`${address} is removed`];
    return changes.map((change) => ({ operationId: String(before.operationId), change }));
  });
}

function operationsOf(document: Json): Map<string, Json> {
  const entries = Object.entries(asJson(document.paths)).flatMap(([address, operations]) =>
    METHODS.filter((method) => isJson(asJson(operations)[method])).map((method): [string, Json] => [
      `${method.toUpperCase()} ${address}`,
      asJson(asJson(operations)[method]),
    ]),
  );
  return new Map(entries);
}

function resolved({ document, schema }: Side): Json {
  if (typeof schema.$ref !== 'string') return schema;
  const parts = schema.$ref.replace('#/', '').split('/');
  return asJson(parts.reduce<unknown>((node, part) => asJson(node)[part], document));
}

function parametersOf(side: Side): Map<string, Json> {
  const all = asList(side.schema.parameters).map((each) => resolved({ ...side, schema: asJson(each) }));
  return new Map(all.map((each) => [`${each.in} ${each.name}`, each]));
}

function parameterChanges(before: Side, after: Side): string[] {
  const [earlier, later] = [parametersOf(before), parametersOf(after)];
  const kept = [...earlier].flatMap(([name, parameter]) => {
    const other = later.get(name);
    if (!other) return [`${name}: is removed`];
    const required = other.required === true && parameter.required !== true ? [`${name}: is required now`] : [];
    const schemas = [parameter, other].map(({ schema }) => asJson(schema)) as [Json, Json];
    return [
      ...required,
      ...schemaChanges({ ...before, schema: schemas[0] }, { ...after, schema: schemas[1] }, 'input', name),
    ];
  });
  const added = [...later].filter(([name, { required }]) => required === true && !earlier.has(name));
  return [...kept, ...added.map(([name]) => `${name}: is new and required`)];
}

const jsonOf = (content: unknown) =>
  asJson(asJson(asJson(content)['application/json'] ?? asJson(content)['text/event-stream']).schema);

function bodyChanges(before: Side, after: Side): string[] {
  const [earlier, later] = [before.schema.requestBody, after.schema.requestBody].map((body) => asJson(body));
  if (!later?.content) return earlier?.content ? ['body: is removed'] : [];
  if (!earlier?.content) return ['body: is new and required'];
  return schemaChanges(
    { ...before, schema: jsonOf(earlier.content) },
    { ...after, schema: jsonOf(later.content) },
    'input',
    'body',
  );
}

function answerChanges(before: Side, after: Side): string[] {
  const [earlier, later] = [asJson(before.schema.responses), asJson(after.schema.responses)];
  return Object.entries(earlier)
    .filter(([status]) => status.startsWith('2'))
    .flatMap(([status, answer]) => {
      if (!later[status]) return [`answer ${status}: is removed`];
      const sides: [Side, Side] = [
        { ...before, schema: jsonOf(asJson(answer).content) },
        { ...after, schema: jsonOf(asJson(later[status]).content) },
      ];
      return schemaChanges(...sides, 'output', `answer ${status}`);
    });
}

// The alternatives of a union, each without references.
function variantsOf(side: Side): Json[] {
  const schema = resolved(side);
  const union = asList(schema.anyOf ?? schema.oneOf);
  return union.length === 0 ? [schema] : union.flatMap((each) => variantsOf({ ...side, schema: asJson(each) }));
}

// Constant fields distinguish alternatives that are objects.
function kindOf(variant: Json): string {
  const constants = Object.entries(asJson(variant.properties))
    .filter(([, property]) => asJson(property).const !== undefined)
    .map(([name, property]) => `${name}=${asJson(property).const}`);
  return [variant.type ?? 'any', variant.format ?? '', ...constants].join(' ').trim();
}

function schemaChanges(before: Side, after: Side, direction: Direction, at: string): string[] {
  const later = variantsOf(after);
  const earlier = variantsOf(before);
  const pairs = earlier.map((variant) => ({ variant, other: later.find((each) => kindOf(each) === kindOf(variant)) }));
  const gone = pairs.filter(({ other }) => !other).map(({ variant }) => `${at}: is no ${kindOf(variant)} any more`);
  const isNew = (variant: Json) => !earlier.some((each) => kindOf(each) === kindOf(variant));
  const added = direction === 'output' ? later.filter((variant) => variant.type !== 'object' && isNew(variant)) : [];
  return [
    ...gone,
    ...added.map((variant) => `${at}: may be ${kindOf(variant)} now`),
    ...pairs.flatMap(({ variant, other }) =>
      other ? sameKindChanges({ ...before, schema: variant }, { ...after, schema: other }, direction, at) : [],
    ),
  ];
}

function sameKindChanges(before: Side, after: Side, direction: Direction, at: string): string[] {
  const { schema: earlier } = before;
  const { schema: later } = after;
  return [
    ...(direction === 'input' ? lostValues(earlier, later, at) : []),
    ...fieldChanges(before, after, direction, at),
    ...(isJson(earlier.items) || isJson(later.items)
      ? schemaChanges(
          { ...before, schema: asJson(earlier.items) },
          { ...after, schema: asJson(later.items) },
          direction,
          `${at}[]`,
        )
      : []),
  ];
}

function lostValues(earlier: Json, later: Json, at: string): string[] {
  if (!Array.isArray(later.enum)) return [];
  if (!Array.isArray(earlier.enum)) return [`${at}: takes only some values now`];
  const values = asList(later.enum);
  return earlier.enum.filter((value) => !values.includes(value)).map((value) => `${at}: no longer takes ${value}`);
}

function fieldChanges(before: Side, after: Side, direction: Direction, at: string): string[] {
  const [earlier, later] = [asJson(before.schema.properties), asJson(after.schema.properties)];
  const [needed, neededNow] = [asList(before.schema.required), asList(after.schema.required)];
  const kept = Object.entries(earlier).flatMap(([name, field]) => {
    const place = `${at} ${name}`;
    if (!later[name]) return [`${place}: is removed`];
    const optional = direction === 'output' && needed.includes(name) && !neededNow.includes(name);
    const required = direction === 'input' && !needed.includes(name) && neededNow.includes(name);
    return [
      ...(optional ? [`${place}: may be absent now`] : []),
      ...(required ? [`${place}: is required now`] : []),
      ...schemaChanges(
        { ...before, schema: asJson(field) },
        { ...after, schema: asJson(later[name]) },
        direction,
        place,
      ),
    ];
  });
  const added =
    direction === 'input' ? Object.keys(later).filter((name) => !earlier[name] && neededNow.includes(name)) : [];
  return [...kept, ...added.map((name) => `${at} ${name}: is new and required`)];
}
