/** The fields that the grant may see: asking for one that it may not would fail the whole call. */
export function grantedFields(scopeOf: Readonly<Record<string, string>>, granted: readonly string[]): string[] {
  return Object.keys(scopeOf).filter((field) => granted.includes(scopeOf[field] ?? ''));
}
