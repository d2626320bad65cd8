// Postgres text cannot hold NUL or half of a surrogate pair, which cut-off emoji leave behind.
const UNSTORABLE = /\0|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

export function stripUnstorable(text: string): string {
  return text.replace(UNSTORABLE, '');
}
