import type { DateWindow } from '@/lib/platforms/platform';
import { type FilterClock, toFigureFilter } from '../figure-filter';

/** The complete days that the settings of conversions describe. */
export function previewDays(organization: FilterClock, now: Date): DateWindow {
  const { from, to } = toFigureFilter({ period: 'last_30_days', compare: 'off' }, organization, now);
  return { from, to };
}
