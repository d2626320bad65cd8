import type { TokenGrant } from './platform';

/** `mergeGrants` of a platform with one consent: the fresh grant, with the old refresh token where it brings none. */
export function keepRefreshToken(previous: TokenGrant, fresh: TokenGrant): TokenGrant {
  return { ...fresh, refreshToken: fresh.refreshToken ?? previous.refreshToken };
}

/** `withoutConsent` of a platform with one consent: nothing is left. */
export const withoutOnlyConsent = (): null => null;
