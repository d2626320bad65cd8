import { dereference, isObject, type JsonObject } from './json-schema';

const DEEPEST = 6;

const formats: Record<string, string> = {
  uuid: '00000000-0000-4000-8000-000000000000',
  date: '2026-01-31',
  'date-time': '2026-01-31T09:00:00.000Z',
  email: 'person@example.com',
  uri: 'https://example.com/',
};

/** A value of the schema: its example, else a made-up one with the required properties only. */
export function sampleOf(document: JsonObject, given: unknown, depth = 0): unknown {
  const schema = dereference(document, given);
  if ('example' in schema) return schema.example;
  if (Array.isArray(schema.examples) && schema.examples.length > 0) return schema.examples[0];
  if ('default' in schema) return schema.default;
  if ('const' in schema) return schema.const;
  if (Array.isArray(schema.enum)) return schema.enum[0];
  const variants = [schema.anyOf, schema.oneOf, schema.allOf].find(Array.isArray);
  if (variants) return sampleOf(document, variants[0], depth);
  if (depth > DEEPEST) return null;
  if (schema.type === 'array') return [sampleOf(document, schema.items, depth + 1)];
  if (isObject(schema.properties)) return requiredProperties(document, schema, depth);
  return plainSample(schema);
}

function requiredProperties(document: JsonObject, schema: JsonObject, depth: number): JsonObject {
  const required = Array.isArray(schema.required) ? schema.required : [];
  const all = Object.entries(isObject(schema.properties) ? schema.properties : {});
  const chosen = all.filter(([name]) => required.includes(name));
  return Object.fromEntries(chosen.map(([name, property]) => [name, sampleOf(document, property, depth + 1)]));
}

function plainSample(schema: JsonObject): unknown {
  const [type] = [schema.type].flat();
  if (type === 'integer' || type === 'number')
    return typeof schema.minimum === 'number' ? Math.max(schema.minimum, 1) : 1;
  if (type === 'boolean') return false;
  if (type === 'null') return null;
  if (type === 'object') return {};
  return formats[String(schema.format)] ?? 'text';
}
