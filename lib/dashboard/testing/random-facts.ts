import type { IsoDate } from '@/lib/dates';
import type { RemoteDailyMetrics } from '@/lib/platforms/platform';
import { facts } from './seed';

export type Random = (below: number) => number;

/** The same whole numbers for the same seed. */
export function randomFrom(seed: number): Random {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

/** `reportsValue`: it has a value on days with a sale, else on no day. */
export function randomFacts(
  campaign: Parameters<typeof facts>[0],
  date: IsoDate,
  random: Random,
  reportsValue: boolean,
): RemoteDailyMetrics {
  return facts(campaign, {
    date,
    impressions: random(20_000),
    clicks: random(500),
    spendMicros: BigInt(random(90_000_000)),
    conversions: `${random(9)}.${random(99)}`,
    conversionValueMicros: reportsValue && random(3) === 0 ? BigInt(random(400_000_000)) : null,
  });
}
