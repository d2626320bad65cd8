/** A suffix of the client id selects how LinkedIn treats the app. */
interface AppTraits {
  /** `-programmatic-refresh`: approved for refresh tokens; most apps are not. */
  getsRefreshTokens: boolean;
}

export function traitsOf(clientId: string): AppTraits {
  return { getsRefreshTokens: clientId.endsWith('-programmatic-refresh') };
}
