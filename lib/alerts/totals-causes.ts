import { daysBetween, type IsoDate } from '@/lib/dates';
import { type ComparedTotals, driftOf } from '@/lib/metrics/reconcile';
import type { Cause } from './cause';

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
// Full syncs compare every night: this is two missed nights.
const LONGEST_AGE_MS = 48 * 3_600_000;

/** totals_drift: the sum of the campaigns differs by more than 1 % (10 %: urgent) from the total of their account. */
export function totalsCauses(comparisons: readonly AccountComparison[], now: Date): Cause[] {
  return comparisons.flatMap((comparison): Cause[] => {
    const { adAccountId, integrationId, platform, name, windowFrom, windowTo, comparedAt } = comparison;
    const drift = driftOf(comparison);
    if (drift <= DRIFT || now.getTime() - comparedAt.getTime() > LONGEST_AGE_MS) return [];
    // Rounded up, because 1 % is no alert.
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
