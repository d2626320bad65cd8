/** A value of a Rest.li query. https://linkedin.github.io/rest.li/spec/protocol#complex-types */
export type RestliValue = string | number | readonly RestliValue[] | { readonly [name: string]: RestliValue };

// encodeURIComponent leaves these characters, which are syntax in Rest.li.
function encoded(text: string): string {
  return encodeURIComponent(text).replace(/[()']/g, (character) => `%${character.charCodeAt(0).toString(16)}`);
}

function written(value: RestliValue): string {
  if (Array.isArray(value)) return `List(${value.map(written).join(',')})`;
  if (typeof value !== 'object') return value === '' ? "''" : encoded(String(value));
  const fields = Object.entries(value).map(([name, field]) => `${encoded(name)}:${written(field)}`);
  return `(${fields.join(',')})`;
}

/** Rest.li protocol 2.0.0: lists and objects stay raw, every value in them is encoded once. `fields` stays plain. */
export function restliQuery(parameters: Readonly<Record<string, RestliValue>>, fields: readonly string[] = []): string {
  const parts = Object.entries(parameters).map(([name, value]) => `${encoded(name)}=${written(value)}`);
  return [...parts, ...(fields.length > 0 ? [`fields=${fields.join(',')}`] : [])].join('&');
}
