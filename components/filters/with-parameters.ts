/** `path` with a query, or without a question mark where there are no parameters. */
export function withParameters(path: string, parameters: Iterable<readonly [string, string]>): string {
  const search = new URLSearchParams([...parameters].map(([name, value]) => [name, value])).toString();
  return search ? `${path}?${search}` : path;
}
