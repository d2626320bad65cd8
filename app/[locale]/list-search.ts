export type SearchParams = Promise<Record<string, string | string[] | undefined>>;

/** The first one of a repeated parameter. */
export function firstValue(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}

export function withSearch(path: string, parameters: Record<string, string | null | undefined>): string {
  const set = Object.entries(parameters).filter((entry): entry is [string, string] => Boolean(entry[1]));
  const query = new URLSearchParams(set).toString();
  return query ? `${path}?${query}` : path;
}
