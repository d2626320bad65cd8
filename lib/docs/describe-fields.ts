import { dereference, isObject, type JsonObject } from './json-schema';

/** A property of a body or an answer, in the words of the reference. */
export interface Field {
  name: string;
  // `string`, `array of object`, `integer or null`, …
  type: string;
  required: boolean;
  description: string;
  // Allowed values, default and bounds.
  facts: string[];
  fields: Field[];
}

interface Described {
  type: string;
  description: string;
  facts: string[];
  fields: Field[];
}

// Deeper than any schema of the API: a schema that contains itself ends here.
const DEEPEST = 12;

export function describeFields(document: JsonObject, schema: unknown, depth = 0): Field[] {
  return describeType(document, schema, depth).fields;
}

export function describeType(document: JsonObject, given: unknown, depth = 0): Described {
  const schema = merged(document, given);
  const description = text(schema.description);
  const variants = [schema.anyOf, schema.oneOf].flatMap((list) => (Array.isArray(list) ? list : []));
  if (variants.length > 0) return { ...describeVariants(document, variants, depth), description };
  if (depth > DEEPEST) return { type: 'object', description, facts: [], fields: [] };
  if (schema.type === 'array') {
    const items = describeType(document, schema.items, depth + 1);
    const facts = [...items.facts, ...bounds(schema)];
    return {
      type: `array of ${items.type}`,
      description: description || items.description,
      facts,
      fields: items.fields,
    };
  }
  if (isObject(schema.properties))
    return { type: 'object', description, facts: [], fields: properties(document, schema, depth) };
  if (isObject(schema.additionalProperties)) {
    const values = describeType(document, schema.additionalProperties, depth + 1);
    return { ...values, type: `map of ${values.type}`, description: description || values.description };
  }
  return { type: typeName(schema), description, facts: factsOf(schema), fields: [] };
}

function describeVariants(document: JsonObject, variants: unknown[], depth: number): Omit<Described, 'description'> {
  const isNull = (variant: unknown) => dereference(document, variant).type === 'null';
  const nullable = variants.some(isNull) ? ' or null' : '';
  const kinds = variants.filter((variant) => !isNull(variant)).map((variant) => describeType(document, variant, depth));
  const [only, ...others] = kinds;
  if (only && others.length === 0) return { ...only, type: `${only.type}${nullable}` };
  const types = [...new Set(kinds.map(({ type }) => type))].join(' or ');
  const fields = kinds.flatMap((kind, index) =>
    kind.fields.length > 0 ? [{ ...kind, name: `variant ${index + 1}`, required: false, facts: [] }] : [],
  );
  return { type: `${types}${nullable}`, facts: [...new Set(kinds.flatMap(({ facts }) => facts))], fields };
}

function properties(document: JsonObject, schema: JsonObject, depth: number): Field[] {
  const required = Array.isArray(schema.required) ? schema.required : [];
  return Object.entries(isObject(schema.properties) ? schema.properties : {}).map(([name, property]) => ({
    name,
    required: required.includes(name),
    ...describeType(document, property, depth + 1),
  }));
}

// `allOf` as one object.
function merged(document: JsonObject, given: unknown): JsonObject {
  const schema = dereference(document, given);
  if (!Array.isArray(schema.allOf)) return schema;
  const { allOf, ...own } = schema;
  const parts = [own, ...(allOf as unknown[]).map((part) => merged(document, part))];
  const required = parts.flatMap((part) => (Array.isArray(part.required) ? part.required : []));
  const properties = Object.assign({}, ...parts.map((part) => part.properties));
  return Object.assign({}, ...parts, { required, properties });
}

function typeName(schema: JsonObject): string {
  const types = Array.isArray(schema.type) ? schema.type : [schema.type ?? typeOfValues(schema)];
  const format = typeof schema.format === 'string' ? ` (${schema.format})` : '';
  return `${types.join(' or ')}${format}`;
}

function typeOfValues(schema: JsonObject): string {
  const [value] = Array.isArray(schema.enum) ? schema.enum : [schema.const];
  return value === undefined ? 'any' : typeof value;
}

function factsOf(schema: JsonObject): string[] {
  const values = Array.isArray(schema.enum) ? schema.enum : 'const' in schema ? [schema.const] : [];
  return [
    ...(values.length > 0 ? [`one of ${values.map((value) => JSON.stringify(value)).join(', ')}`] : []),
    ...('default' in schema ? [`default ${JSON.stringify(schema.default)}`] : []),
    ...bounds(schema),
  ];
}

const BOUNDS = [
  ['minimum', 'at least'],
  ['maximum', 'at most'],
  ['minLength', 'characters: at least'],
  ['maxLength', 'characters: at most'],
  ['minItems', 'items: at least'],
  ['maxItems', 'items: at most'],
] as const;

// zod writes the limits of exact numbers as bounds of every integer.
function bounds(schema: JsonObject): string[] {
  return BOUNDS.flatMap(([name, words]) => {
    const bound = schema[name];
    return typeof bound === 'number' && Math.abs(bound) !== Number.MAX_SAFE_INTEGER ? [`${words} ${bound}`] : [];
  });
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
