/** How LinkedIn treats an app; the end of a registered client's id says which world it lives in. */
interface AppTraits {
  /** `-programmatic-refresh`: LinkedIn approved the app for refresh tokens. Most apps get none. */
  getsRefreshTokens: boolean;
}

export function traitsOf(clientId: string): AppTraits {
  return { getsRefreshTokens: clientId.endsWith('-programmatic-refresh') };
}
