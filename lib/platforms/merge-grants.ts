import type { TokenGrant } from './platform';

/** `mergeGrants` of a platform with one consent: keeps the old refresh token where the fresh grant brings none. */
export function keepRefreshToken(previous: TokenGrant, fresh: TokenGrant): TokenGrant {
  return { ...fresh, refreshToken: fresh.refreshToken ?? previous.refreshToken };
}

export const withoutOnlyConsent = (): null => null;
