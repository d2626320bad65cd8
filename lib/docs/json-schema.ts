/** A JSON Schema of the OpenAPI document, or any other object of it. */
export type JsonObject = Record<string, unknown>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object that a `$ref` of the document names; other objects as they are. @throws Error for a dead reference */
export function dereference(document: JsonObject, node: unknown): JsonObject {
  if (!isObject(node)) return {};
  if (typeof node.$ref !== 'string') return node;
  const keys = node.$ref.replace(/^#\//, '').split('/');
  const target = keys.reduce<unknown>((found, key) => (isObject(found) ? found[unescaped(key)] : undefined), document);
  if (!isObject(target)) throw new Error(`The document has no ${node.$ref}.`);
  const { $ref: _reference, ...beside } = node;
  return { ...dereference(document, target), ...beside };
}

// RFC 6901, section 4.
function unescaped(key: string): string {
  return decodeURIComponent(key).replaceAll('~1', '/').replaceAll('~0', '~');
}
