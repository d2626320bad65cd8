import { z } from 'zod';
import { fieldDescription } from './field-description';

export type Json = Record<string, unknown>;

type Direction = 'input' | 'output';

const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Schemas with an id in the global registry of zod become components, which others refer to. */
export class SchemaComponents {
  readonly #schemas = new Map<string, Json>();

  /** Fields without a description get that of lib/openapi/field-description.ts; `owner` names what holds the schema. */
  toJsonSchema(schema: z.ZodType, io: Direction, owner: string): Json {
    // In an object, so that a schema with an id becomes a component too.
    const { properties, $defs = {} } = z.toJSONSchema(z.strictObject({ it: schema }), {
      io,
      unrepresentable: 'any',
      override: ({ jsonSchema }) => withoutNoise(jsonSchema),
    }) as unknown as { properties: { it: Json }; $defs?: Record<string, Json> };
    const names = new Map(Object.entries($defs).map(([id, found]) => [id, this.#nameOf(id, found, io)]));
    for (const [id, name] of names) this.#schemas.set(name, finished($defs[id], name, names));
    return finished(properties.it, owner, names);
  }

  all(): Json {
    return Object.fromEntries([...this.#schemas].sort(([a], [b]) => a.localeCompare(b, 'en')));
  }

  // What is sent may differ from what is answered, as where a field has a default.
  #nameOf(id: string, schema: Json | undefined, io: Direction): string {
    const other = this.#schemas.get(id);
    const names = new Map([[id, id]]);
    if (!other || JSON.stringify(other) === JSON.stringify(finished(schema, id, names))) return id;
    return io === 'input' ? `${id}Input` : id;
  }
}

// A named format needs no pattern, and the limits of safe integers say nothing.
function withoutNoise(schema: Json): void {
  delete schema.id;
  if (['uuid', 'date', 'date-time', 'uri', 'email'].includes(String(schema.format))) delete schema.pattern;
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum;
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum;
  listKeys(schema);
}

// A record over an enum has the keys as properties, which generators of clients understand.
function listKeys(schema: Json): void {
  const { propertyNames, required, additionalProperties } = schema;
  if (!Array.isArray(required) || !isJson(propertyNames) || !Array.isArray(propertyNames.enum)) return;
  schema.properties = Object.fromEntries(propertyNames.enum.map((key) => [key, additionalProperties]));
  schema.additionalProperties = false;
  delete schema.propertyNames;
}

function finished(schema: unknown, owner: string, names: ReadonlyMap<string, string>): Json {
  return isJson(schema) ? (finishedNode(schema, owner, names) as Json) : {};
}

function finishedNode(node: unknown, owner: string, names: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(node)) return node.map((each) => finishedNode(each, owner, names));
  if (!isJson(node)) return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => {
      if (key === '$ref') return [key, componentRef(String(value), names)];
      if (key === 'properties' && isJson(value)) return [key, finishedProperties(value, owner, names)];
      return [key, finishedNode(value, owner, names)];
    }),
  );
}

function finishedProperties(properties: Json, owner: string, names: ReadonlyMap<string, string>): Json {
  return Object.fromEntries(
    Object.entries(properties).map(([name, property]) => {
      const done = finished(property, name, names);
      const description = done.description ?? fieldDescription(owner, name);
      return [name, description === undefined ? done : { description, ...done }];
    }),
  );
}

function componentRef(ref: string, names: ReadonlyMap<string, string>): string {
  const id = ref.replace('#/$defs/', '');
  return `#/components/schemas/${names.get(id) ?? id}`;
}
