import { describe, expect, it } from 'vitest';
import { dayInZone, daysOf } from '@/lib/dates';
import { type DispatchedType, latestTick, nextTick } from './ticks';

const ticks = (dataType: DispatchedType, timeZone: string, from: string, count: number) => {
  const found: string[] = [];
  for (let at = new Date(from); found.length < count; ) {
    at = nextTick(dataType, timeZone, at);
    found.push(at.toISOString());
  }
  return found;
};

const DAY_MS = 86_400_000;

// 2026 and 2027, each week with a day on either side; the first week always.
function weeksOfChange(zone: string): { from: Date; to: Date }[] {
  const format = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' });
  const start = Date.parse('2026-01-01T00:00:00Z');
  const weeks = Array.from({ length: 105 }, (_, week) => {
    const [from, to] = [start + week * 7 * DAY_MS, start + (week + 1) * 7 * DAY_MS];
    const offsets = [from, to].map((at) => format.format(at).split(', ')[1]);
    const changes = week === 0 || offsets[0] !== offsets[1];
    return changes ? [{ from: new Date(from - DAY_MS), to: new Date(to + DAY_MS) }] : [];
  });
  return weeks.flat();
}

describe('the ticks of metrics and campaigns', () => {
  it('are every hour and every four hours of UTC in every zone', () => {
    for (const zone of ['UTC', 'Asia/Kathmandu', 'America/New_York']) {
      expect(ticks('metrics', zone, '2026-11-01T04:59:59.999Z', 2)).toEqual([
        '2026-11-01T05:00:00.000Z',
        '2026-11-01T06:00:00.000Z',
      ]);
      expect(ticks('campaigns', zone, '2026-11-01T04:00:00Z', 2)).toEqual([
        '2026-11-01T08:00:00.000Z',
        '2026-11-01T12:00:00.000Z',
      ]);
    }
  });

  it('count at their exact instant, and not a millisecond before it', () => {
    expect(latestTick('metrics', 'UTC', new Date('2026-11-01T05:00:00Z')).toISOString()).toBe(
      '2026-11-01T05:00:00.000Z',
    );
    expect(latestTick('campaigns', 'UTC', new Date('2026-11-01T03:59:59.999Z')).toISOString()).toBe(
      '2026-11-01T00:00:00.000Z',
    );
  });
});

describe('the daily tick', () => {
  it.each([
    ['a plain day', 'Asia/Riyadh', '2026-11-01T12:00:00Z', '2026-11-01T23:00:00.000Z'],
    ['a zone off by a quarter', 'Asia/Kathmandu', '2026-11-01T12:00:00Z', '2026-11-01T20:15:00.000Z'],
    ['another one', 'Pacific/Chatham', '2026-11-01T00:00:00Z', '2026-11-01T12:15:00.000Z'],
    ['clocks skip 02:00: right after', 'America/New_York', '2026-03-08T00:00:00-05:00', '2026-03-08T07:00:00.000Z'],
    ['clocks skip it by half an hour', 'Australia/Lord_Howe', '2026-10-04T00:00:00+10:30', '2026-10-03T15:30:00.000Z'],
    ['clocks go from 01:00 to 03:00', 'Antarctica/Troll', '2026-03-29T00:00:00Z', '2026-03-29T01:00:00.000Z'],
    ['02:00 comes twice: the first', 'Europe/Berlin', '2026-10-25T00:00:00+02:00', '2026-10-25T00:00:00.000Z'],
    ['01:00 comes twice', 'America/New_York', '2026-11-01T00:00:00-04:00', '2026-11-01T07:00:00.000Z'],
    ['01:30 comes twice', 'Australia/Lord_Howe', '2026-04-05T00:00:00+11:00', '2026-04-04T15:30:00.000Z'],
    ['an hour is given back for Ramadan', 'Africa/Casablanca', '2026-02-15T00:00:00Z', '2026-02-15T01:00:00.000Z'],
    ['clocks skip midnight', 'Africa/Cairo', '2026-04-23T21:00:00Z', '2026-04-23T23:00:00.000Z'],
    ['the day is skipped: the next', 'Pacific/Apia', '2011-12-29T12:00:00-10:00', '2011-12-30T12:00:00.000Z'],
  ])('follows the clock of the zone: %s', (_name, zone, from, tick) => {
    expect(ticks('all', zone, from, 1)).toEqual([tick]);
  });

  it('is exactly once on each local day, in every zone, in each week of two years in which clocks change', () => {
    for (const zone of Intl.supportedValuesOf('timeZone')) {
      for (const { from, to } of weeksOfChange(zone)) {
        const found: Date[] = [];
        for (let tick = nextTick('all', zone, from); tick <= to; tick = nextTick('all', zone, tick)) {
          expect(latestTick('all', zone, tick), zone).toEqual(tick);
          found.push(tick);
        }
        const days = found.map((tick) => dayInZone(tick, zone));
        expect(days, zone).toEqual(daysOf(days[0] ?? '', days.at(-1) ?? ''));
        expect(days.length, zone).toBeGreaterThanOrEqual(8);
      }
    }
  });

  it('is the latest until the exact instant of the next', () => {
    for (const zone of ['America/New_York', 'Australia/Lord_Howe', 'Africa/Cairo', 'Pacific/Chatham']) {
      let before = latestTick('all', zone, new Date('2026-01-01T00:00:00Z'));
      for (let day = 0; day < 365; day += 1) {
        const tick = nextTick('all', zone, before);
        expect(latestTick('all', zone, new Date(tick.getTime() - 1)), zone).toEqual(before);
        before = tick;
      }
    }
  });

  it('is always at a quarter of an hour, at which the dispatcher runs', () => {
    const at = new Date('2026-11-22T00:00:00Z');
    const off = Intl.supportedValuesOf('timeZone').filter(
      (zone) => nextTick('all', zone, at).getTime() % 900_000 !== 0,
    );
    expect(off).toEqual([]);
  });
});
