import { daysBetween, type IsoDate } from '@/lib/dates';
import { type ComparedTotals, driftOf } from '@/lib/metrics/reconcile';
import type { Cause } from './cause';

/** An active ad account with its own total and the sum of its campaigns. */
export interface AccountComparison extends ComparedTotals {
  adAccountId: string;
  integrationId: string;
  platform: string;
  name: string;
  windowFrom: IsoDate;
  windowTo: IsoDate;
  comparedAt: Date;
}

const DRIFT = 0.01;
const LARGE_DRIFT = 0.1;
// A full sync compares every night; after two missed nights the comparison is out of date.
const LONGEST_AGE_MS = 48 * 3_600_000;

/** totals_drift: an account's campaigns add up to something more than 1 % (10 %: urgent) away from its own total. */
export function totalsCauses(comparisons: readonly AccountComparison[], now: Date): Cause[] {
  return comparisons.flatMap((comparison): Cause[] => {
    const { adAccountId, integrationId, platform, name, windowFrom, windowTo, comparedAt } = comparison;
    const drift = driftOf(comparison);
    if (drift <= DRIFT || now.getTime() - comparedAt.getTime() > LONGEST_AGE_MS) return [];
    // Never rounded down to the 1 % that would be no alert.
    const percent = Math.ceil(drift * 1000) / 10;
    return [
      {
        kind: 'totals_drift',
        severity: drift > LARGE_DRIFT ? 'urgent' : 'warning',
        causeKey: `totals_drift:${adAccountId}`,
        subjectType: 'integration',
        subjectId: integrationId,
        values: { name, platform, percent, days: daysBetween(windowFrom, windowTo) + 1 },
      },
    ];
  });
}
