import { addDays, dayInZone, daysOf, type IsoDate, instantInZone } from '@/lib/dates';

/** Where the bank's days begin, and when it publishes, at the earliest. */
const ZONE = 'Europe/Berlin';
const PUBLISHED_AT = '16:00:00';

/** Easter Sunday of the Gregorian calendar, by the method of Meeus, Jones and Butcher. */
function easter(year: number): IsoDate {
  const a = year % 19;
  const [b, c] = [Math.floor(year / 100), year % 100];
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const days = h + l - 7 * m + 114;
  return new Date(Date.UTC(year, Math.floor(days / 31) - 1, (days % 31) + 1)).toISOString().slice(0, 10);
}

/** https://www.ecb.europa.eu/paym/target: closed at weekends, at New Year, Easter, 1 May and Christmas. */
function isOpen(day: IsoDate): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  if (weekday === 0 || weekday === 6 || ['01-01', '05-01', '12-25', '12-26'].includes(day.slice(5))) return false;
  const sunday = easter(Number(day.slice(0, 4)));
  return day !== addDays(sunday, -2) && day !== addDays(sunday, 1);
}

/** Days with rates, newest first, as far as they are published. */
export function publishedDays(from: IsoDate, now: Date): IsoDate[] {
  const today = dayInZone(now, ZONE);
  const isOut = now >= instantInZone(`${today}T${PUBLISHED_AT}`, ZONE);
  return daysOf(from, isOut ? today : addDays(today, -1))
    .filter(isOpen)
    .reverse();
}
