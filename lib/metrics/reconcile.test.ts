import { expect, it } from 'vitest';
import { driftOf } from './reconcile';

const big = 9_000_000_000_000_000n;

it.each([
  ['the same', [100n, 100n], [10, 10], 0],
  ['nothing on both sides', [0n, 0n], [0, 0], 0],
  ['less spend', [100n, 98n], [10, 10], 0.02],
  ['more spend', [100n, 103n], [10, 10], 0.03],
  ['impressions further away than spend', [100n, 99n], [10, 12], 0.2],
  ['impressions that are not reported', [100n, 100n], [null, 12], 0],
  ['an account that counts nothing', [0n, 5n], [0, 0], 1],
  ['campaigns that count nothing', [5n, 0n], [0, 0], 1],
  ['several times as much', [100n, 400n], [10, 10], 3],
  ['an account in credit', [-100n, -98n], [0, 0], 0.02],
  ['amounts beyond doubles', [big, big + 90_000_000_000_000n], [0, 0], 0.01],
])(
  'the drift between campaigns and account is correct for %s',
  (_name, [accountSpendMicros = 0n, campaignsSpendMicros = 0n], [accountImpressions, campaigns], drift) => {
    const impressions = { accountImpressions: accountImpressions ?? null, campaignsImpressions: campaigns ?? 0 };
    expect(driftOf({ accountSpendMicros, campaignsSpendMicros, ...impressions })).toBeCloseTo(drift, 12);
  },
);
