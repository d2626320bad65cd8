export interface RateWindow {
  limit: number;
  seconds: number;
}

export interface RatePolicy {
  windows: readonly RateWindow[];
  /** Without shared Redis. `local`: this process counts alone. `open`: all pass, where a lost request costs more. */
  withoutShared: 'local' | 'open';
}

export const ratePolicies = {
  // Sign-in, sign-up and wrong API tokens: brute force. Never open. What goes beyond needs a solved challenge.
  auth: { windows: [{ limit: 10, seconds: 60 }], withoutShared: 'local' },
  api: { windows: [{ limit: 100, seconds: 60 }], withoutShared: 'local' },
  webhooks: { windows: [{ limit: 1000, seconds: 60 }], withoutShared: 'open' },
  // Syncs, analytics and whatever else costs a platform's quota or a big query.
  heavy: { windows: [{ limit: 20, seconds: 60 }], withoutShared: 'local' },
  // Each request costs money.
  ai: {
    windows: [
      { limit: 30, seconds: 60 },
      { limit: 500, seconds: 3600 },
    ],
    withoutShared: 'local',
  },
  // Calls of the engine's address without a valid signature; signed ones are not counted.
  engine: { windows: [{ limit: 60, seconds: 60 }], withoutShared: 'local' },
  // All token requests from one address together: a flood of made-up tokens must not become a flood of queries.
  address: { windows: [{ limit: 1000, seconds: 60 }], withoutShared: 'local' },
} as const satisfies Record<string, RatePolicy>;

export type RateTier = keyof typeof ratePolicies;
