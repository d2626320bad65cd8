/** A suffix of the client id selects how Google treats the app. */
interface AppTraits {
  /** `-testing`: an app in testing, whose refresh tokens expire after a week. */
  isInTesting: boolean;
  /** `-test-access`: reads test accounts only. */
  readsTestAccountsOnly: boolean;
  pageRows: number;
}

export function traitsOf(clientId: string): AppTraits {
  return {
    isInTesting: clientId.endsWith('-testing'),
    readsTestAccountsOnly: clientId.endsWith('-test-access'),
    pageRows: clientId.endsWith('-small-pages') ? 40 : 10_000,
  };
}
