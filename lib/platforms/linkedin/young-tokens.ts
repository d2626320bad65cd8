import { YOUNG_TOKEN_MS } from './facts';

/** Access tokens that this process got a moment ago, and that may not be known everywhere yet. */
export interface YoungTokens {
  add(accessToken: string): void;
  has(accessToken: string): boolean;
}

export function createYoungTokens(): YoungTokens {
  const issuedAt = new Map<string, number>();
  return {
    add(accessToken) {
      const now = Date.now();
      for (const [token, at] of issuedAt) {
        if (now - at >= YOUNG_TOKEN_MS) issuedAt.delete(token);
      }
      issuedAt.set(accessToken, now);
    },
    has: (accessToken) => Date.now() - (issuedAt.get(accessToken) ?? 0) < YOUNG_TOKEN_MS,
  };
}
