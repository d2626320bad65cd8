import { addDays, type IsoDate } from '@/lib/dates';
import { AppError } from '@/lib/errors';
import { monthOf } from './month-of';
import type { KpiChanges, KpiDto, KpiInput } from './schema';

interface ChangedKpi {
  before: KpiInput;
  // To be checked like any input.
  after: KpiInput;
  // The last day of the earlier months, which keep the target as it was; null: there are none to keep.
  keptUntil: IsoDate | null;
}

/**
 * A change of a monthly target holds from the month of `today` on; its end alone may be set without that.
 * @throws AppError `conflict` where all its months are over
 */
export function changedKpi(kpi: KpiDto, changes: KpiChanges, today: IsoDate): ChangedKpi | null {
  const before = toInput(kpi);
  const changed = Object.entries(changes).filter(
    ([field, value]) => JSON.stringify(value) !== JSON.stringify(before[field as keyof KpiChanges]),
  );
  if (changed.length === 0) return null;
  const month = monthOf(today);
  const hasEarlierMonths = kpi.repeats === 'monthly' && kpi.startsOn < month.first;
  const keeps = hasEarlierMonths && changed.some(([field]) => field !== 'repeatsUntil');
  if (keeps && kpi.repeatsUntil !== null && kpi.repeatsUntil < month.first) {
    throw new AppError('conflict', 'All months of this target are over.', { messageKey: 'targetOver' });
  }
  const fromMonth = keeps ? { startsOn: month.first, endsOn: month.last } : {};
  const endless = changes.repeats === 'none' ? { repeatsUntil: null } : {};
  const after = { ...before, ...fromMonth, ...endless, ...Object.fromEntries(changed) };
  return { before, after, keptUntil: keeps ? addDays(month.first, -1) : null };
}

function toInput({ id: _id, createdAt: _createdAt, scope, ...kpi }: KpiDto): KpiInput {
  if (scope?.kind === 'account') return { ...kpi, scope: { kind: scope.kind, accountId: scope.accountId } };
  if (scope?.kind === 'label') return { ...kpi, scope: { kind: scope.kind, labelId: scope.labelId } };
  return { ...kpi, scope };
}
