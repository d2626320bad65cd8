/** Requesting a field without its permission would fail the whole call. */
export function grantedFields(scopeOf: Readonly<Record<string, string>>, granted: readonly string[]): string[] {
  return Object.keys(scopeOf).filter((field) => granted.includes(scopeOf[field] ?? ''));
}
