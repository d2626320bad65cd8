import type { IsoDate } from '@/lib/dates';
import { monthOf } from './month-of';
import type { KpiDto } from './schema';

type Repetition = Pick<KpiDto, 'repeats' | 'startsOn' | 'endsOn' | 'repeatsUntil'>;

/** The period of a target on a day: of a monthly one the day's month, at least its first and at most its last. */
export function kpiPeriod(kpi: Repetition, day: IsoDate): { startsOn: IsoDate; endsOn: IsoDate } {
  const { repeats, startsOn, endsOn, repeatsUntil } = kpi;
  if (repeats === 'none' || day <= endsOn) return { startsOn, endsOn };
  const { first, last } = monthOf(repeatsUntil !== null && repeatsUntil < day ? repeatsUntil : day);
  return { startsOn: first, endsOn: last };
}
