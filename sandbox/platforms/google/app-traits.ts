/** How Google treats an app: the end of a registered client's id says which world its Cloud project lives in. */
interface AppTraits {
  /** `-testing`: the consent screen is still in testing, so refresh tokens die after a week. */
  isInTesting: boolean;
  /** `-test-access`: the project may read test accounts only. */
  readsTestAccountsOnly: boolean;
  /** `-small-pages`: pages of this many rows, to see several of them without 10,000 rows each. */
  pageRows: number;
}

export function traitsOf(clientId: string): AppTraits {
  return {
    isInTesting: clientId.endsWith('-testing'),
    readsTestAccountsOnly: clientId.endsWith('-test-access'),
    pageRows: clientId.endsWith('-small-pages') ? 40 : 10_000,
  };
}
