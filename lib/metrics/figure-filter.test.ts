import { describe, expect, it } from 'vitest';
import { addDays, daysBetween } from '@/lib/dates';
import { comparisons, figureFilterQuery, filterSearch, periodPresets, toFigureFilter } from './figure-filter';

const riyadh = { currency: 'SAR', timeZone: 'Asia/Riyadh', weekStartsOn: 0 };
// A Monday, 13:00 in Riyadh.
const now = new Date('2026-11-30T10:00:00Z');
const filterOf = (search: string, organization = riyadh, at = now) =>
  toFigureFilter(figureFilterQuery.parse(Object.fromEntries(new URLSearchParams(search))), organization, at);
const days = (search: string, organization = riyadh, at = now) => {
  const { from, to, previous } = filterOf(search, organization, at);
  return [from, to, previous?.from ?? null, previous?.to ?? null];
};

describe('the filter of figures', () => {
  it('covers the last 30 complete days and the 30 days before without any parameter', () => {
    expect(days('')).toEqual(['2026-10-31', '2026-11-29', '2026-10-01', '2026-10-30']);
  });

  it.each([
    ['period=yesterday', '2026-11-29', '2026-11-29', '2026-11-28', '2026-11-28'],
    ['period=last_7_days', '2026-11-23', '2026-11-29', '2026-11-16', '2026-11-22'],
    ['period=this_week', '2026-11-29', '2026-11-29', '2026-11-22', '2026-11-22'],
    ['period=this_month', '2026-11-01', '2026-11-29', '2026-10-01', '2026-10-29'],
    ['period=last_month', '2026-10-01', '2026-10-31', '2026-08-31', '2026-09-30'],
    ['period=this_quarter', '2026-10-01', '2026-11-29', '2026-07-01', '2026-08-29'],
    ['period=last_7_days&compare=previous_year', '2026-11-23', '2026-11-29', '2025-11-23', '2025-11-29'],
    ['from=2026-11-01&to=2026-11-10&compare=same_weekdays', '2026-11-01', '2026-11-10', '2026-10-18', '2026-10-27'],
    ['from=2024-02-29&to=2024-02-29&compare=previous_year', '2024-02-29', '2024-02-29', '2023-02-28', '2023-02-28'],
  ])('%s is %s to %s, compared with %s to %s', (search, ...expected) => {
    expect(days(search)).toEqual(expected);
  });

  it('compares no period that includes today, and none when the comparison is off', () => {
    expect(days('period=today')).toEqual(['2026-11-30', '2026-11-30', null, null]);
    expect(days('from=2026-11-20&to=2027-01-05')).toEqual(['2026-11-20', '2027-01-05', null, null]);
    expect(filterOf('compare=off').previous).toBeNull();
  });

  it('begins the week on the day of the organization', () => {
    expect(days('period=this_week', { ...riyadh, weekStartsOn: 1 })[0]).toBe('2026-11-23');
    expect(days('period=this_week', { ...riyadh, weekStartsOn: 6 })[0]).toBe('2026-11-28');
  });

  it('takes the day of the organization, also west of Greenwich', () => {
    const night = new Date('2026-12-01T03:00:00Z');
    expect(days('period=yesterday', { ...riyadh, timeZone: 'America/Los_Angeles' }, night)[0]).toBe('2026-11-29');
    expect(days('period=yesterday', riyadh, night)[0]).toBe('2026-11-30');
  });

  it('shows the whole week, month and quarter before on the first day of a new one', () => {
    const first = new Date('2026-10-01T10:00:00Z');
    expect(days('period=this_month', riyadh, first).slice(0, 2)).toEqual(['2026-09-01', '2026-09-30']);
    expect(days('period=this_quarter', riyadh, first).slice(0, 2)).toEqual(['2026-07-01', '2026-09-30']);
  });

  it('compares with as many days as the period has, and never with days of the period itself', () => {
    const at = (offset: number) => new Date(now.getTime() + offset * 86_400_000);
    for (let offset = 0; offset < 400; offset += 1) {
      for (const period of periodPresets) {
        for (const compare of comparisons) {
          const { from, to, previous } = filterOf(`period=${period}&compare=${compare}`, riyadh, at(offset));
          if (!previous) continue;
          expect(daysBetween(previous.from, previous.to)).toBe(daysBetween(from, to));
          expect(previous.to < from).toBe(true);
          if (compare === 'same_weekdays') expect(daysBetween(previous.from, from) % 7).toBe(0);
        }
      }
    }
  });

  it('reads lists in any order as one filter, and writes it back to the same address', () => {
    const [one, two] = ['0b3c1f2e-7a52-4a52-8a52-111111111111', '9c3c1f2e-7a52-4a52-8a52-222222222222'];
    const filter = filterOf(`platforms=meta,google,meta&accounts=${two},${one}&currency=USD&compare=off`);
    expect(filter).toMatchObject({ platforms: ['google', 'meta'], accounts: [one, two], currency: 'USD' });
    const search = filterSearch(filter, 'SAR');
    expect(search.toString()).toBe(
      `compare=off&platforms=${encodeURIComponent('google,meta')}&accounts=${encodeURIComponent(`${one},${two}`)}&currency=USD`,
    );
    expect(filterOf(search.toString())).toEqual(filter);
    expect(filterSearch(filterOf(''), 'SAR').toString()).toBe('');
    expect(filterOf(filterSearch(filterOf('from=2026-01-01&to=2026-01-31'), 'SAR').toString()).preset).toBeNull();
  });

  it.each([
    ['from=2026-11-10&to=2026-11-01', 'query.to'],
    ['from=2026-11-10', 'query.to'],
    ['to=2026-11-10', 'query.from'],
    ['from=2026-11-01&to=2026-11-02&period=today', 'query.period'],
    ['from=2001-01-01&to=2026-11-10', 'query.from'],
  ])('refuses %s and names %s', (search, name) => {
    expect(() => filterOf(search)).toThrow(
      expect.objectContaining({ code: 'invalid_input', invalidParams: [expect.objectContaining({ name })] }),
    );
  });

  it('accepts 20 years to the day', () => {
    expect(filterOf(`from=2006-11-11&to=${addDays('2026-11-11', -1)}`).from).toBe('2006-11-11');
  });

  it.each(['period=fortnight', 'platforms=myspace', 'accounts=1', 'currency=sar', 'from=2026-02-30', 'unknown=1'])(
    'does not know %s',
    (search) => {
      expect(figureFilterQuery.safeParse(Object.fromEntries(new URLSearchParams(search))).success).toBe(false);
    },
  );
});
