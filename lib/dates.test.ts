import { describe, expect, it } from 'vitest';
import { addDays, dayInZone, daysBetween, daysOf, instantInZone, isTimeZone } from './dates';

describe('dates', () => {
  it('dayInZone returns the day of the zone, not of UTC', () => {
    const instant = new Date('2026-11-21T22:30:00Z');
    expect(dayInZone(instant, 'Asia/Riyadh')).toBe('2026-11-22');
    expect(dayInZone(instant, 'America/Los_Angeles')).toBe('2026-11-21');
    expect(dayInZone(instant, 'Asia/Kathmandu')).toBe('2026-11-22');
  });

  it('addDays crosses month ends, leap days and clock changes', () => {
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
    expect(addDays('2026-03-28', 2)).toBe('2026-03-30');
  });

  it('daysBetween is the distance of two days, and daysOf includes both ends', () => {
    expect(daysBetween('2026-10-24', '2026-10-26')).toBe(2);
    expect(daysOf('2026-12-31', '2027-01-02')).toEqual(['2026-12-31', '2027-01-01', '2027-01-02']);
    expect(daysOf('2026-01-02', '2026-01-01')).toEqual([]);
  });

  it.each([
    ['2026-07-01T00:00:00', 'Europe/Berlin', '2026-06-30T22:00:00.000Z'],
    ['2026-12-01T00:00:00', 'America/New_York', '2026-12-01T05:00:00.000Z'],
    ['2026-12-01T00:00:00', 'Asia/Kathmandu', '2026-11-30T18:15:00.000Z'],
    ['2026-10-25T23:59:59', 'Europe/Berlin', '2026-10-25T22:59:59.000Z'],
    ['2026-03-29T00:30:00', 'Europe/Berlin', '2026-03-28T23:30:00.000Z'],
    ['2026-11-22T12:00:00', 'UTC', '2026-11-22T12:00:00.000Z'],
    // Set back: 02:30 comes twice, in Lord Howe by half an hour.
    ['2026-10-25T02:30:00', 'Europe/Berlin', '2026-10-25T00:30:00.000Z'],
    ['2026-04-05T01:45:00', 'Australia/Lord_Howe', '2026-04-04T14:45:00.000Z'],
    // Set forward: 02:30 never comes; 00:00 neither in Cairo, nor most of a day in Apia.
    ['2026-03-29T02:30:00', 'Europe/Berlin', '2026-03-29T01:00:00.000Z'],
    ['2026-04-24T00:00:00', 'Africa/Cairo', '2026-04-23T22:00:00.000Z'],
    ['2011-12-30T02:00:00', 'Pacific/Apia', '2011-12-30T10:00:00.000Z'],
  ])('instantInZone returns when clocks show %s in %s', (wallTime, timeZone, instant) => {
    expect(instantInZone(wallTime, timeZone).toISOString()).toBe(instant);
  });

  it('isTimeZone accepts only existing time zones', () => {
    expect(isTimeZone('Asia/Riyadh')).toBe(true);
    expect(isTimeZone('Mars/Olympus')).toBe(false);
  });
});
