import { NEW_TOKEN_GRACE_MS } from '../constants';

/** Access tokens that this process got a moment ago; some LinkedIn servers may still refuse them. */
export interface NewTokenGrace {
  add(accessToken: string): void;
  has(accessToken: string): boolean;
}

export function createNewTokenGrace(): NewTokenGrace {
  const issuedAt = new Map<string, number>();
  return {
    add(accessToken) {
      const now = Date.now();
      for (const [token, at] of issuedAt) {
        if (now - at >= NEW_TOKEN_GRACE_MS) issuedAt.delete(token);
      }
      issuedAt.set(accessToken, now);
    },
    has: (accessToken) => Date.now() - (issuedAt.get(accessToken) ?? 0) < NEW_TOKEN_GRACE_MS,
  };
}
