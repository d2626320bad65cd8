import { WHOLE_UNIT_CURRENCIES } from './facts';

const MICROS_PER_UNIT = 1_000_000n;

/** Micros of a budget, which Meta counts in whole units or hundredths of `currency` (its "offset"), unlike spend. */
export function budgetMicros(minorUnits: bigint, currency: string): bigint {
  return minorUnits * (MICROS_PER_UNIT / (WHOLE_UNIT_CURRENCIES.has(currency) ? 1n : 100n));
}
