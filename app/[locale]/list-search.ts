/** Parameters of a page's address. */
export type SearchParams = Promise<Record<string, string | string[] | undefined>>;

/** One parameter of an address; of a repeated one the first. */
export function firstValue(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}

/** The address `path` with those of `parameters` that are set. */
export function withSearch(path: string, parameters: Record<string, string | null | undefined>): string {
  const set = Object.entries(parameters).filter((entry): entry is [string, string] => Boolean(entry[1]));
  const query = new URLSearchParams(set).toString();
  return query ? `${path}?${query}` : path;
}
