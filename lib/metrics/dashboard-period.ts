import { addDays, dayInZone, type IsoDate } from '@/lib/dates';

export interface DashboardPeriod {
  from: IsoDate;
  to: IsoDate;
  previousFrom: IsoDate;
  previousTo: IsoDate;
}

const DAYS = 30;

/**
 * The last 30 complete days of the organization's calendar: today still grows and would distort every comparison. Facts
 * have the day of their account, which is compared as a date.
 */
export function dashboardPeriod(now: Date, timeZone: string): DashboardPeriod {
  const to = addDays(dayInZone(now, timeZone), -1);
  const from = addDays(to, 1 - DAYS);
  return { from, to, previousFrom: addDays(from, -DAYS), previousTo: addDays(from, -1) };
}
