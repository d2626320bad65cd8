import { describe, expect, it } from 'vitest';
import { dayEnd, lastWholeHour, localMidnight } from './account-time';

describe('the beginning of a day', () => {
  it.each([
    ['2026-07-01', 'America/Los_Angeles', '2026-07-01T00:00:00.000-07:00'],
    ['2026-12-01', 'America/Los_Angeles', '2026-12-01T00:00:00.000-08:00'],
    ['2026-11-01', 'America/New_York', '2026-11-01T00:00:00.000-04:00'],
    ['2026-11-02', 'America/New_York', '2026-11-02T00:00:00.000-05:00'],
    ['2026-03-08', 'America/New_York', '2026-03-08T00:00:00.000-05:00'],
    ['2026-03-09', 'America/New_York', '2026-03-09T00:00:00.000-04:00'],
    ['2026-11-22', 'Asia/Riyadh', '2026-11-22T00:00:00.000+03:00'],
    ['2026-11-22', 'Asia/Kolkata', '2026-11-22T00:00:00.000+05:30'],
    ['2026-11-22', 'UTC', '2026-11-22T00:00:00.000+00:00'],
    ['2026-04-24', 'Africa/Cairo', '2026-04-24T00:00:00.000+02:00'],
    ['2026-04-25', 'Africa/Cairo', '2026-04-25T00:00:00.000+03:00'],
    ['2026-10-30', 'Africa/Cairo', '2026-10-30T00:00:00.000+02:00'],
  ])('the beginning of a day: %s in %s', (date, timeZone, text) => {
    expect(localMidnight(date, timeZone)).toBe(text);
  });

  it('ends the day before', () => {
    expect(dayEnd('2026-10-31', 'America/New_York')).toBe('2026-11-01T00:00:00.000-04:00');
    expect(dayEnd('2026-11-01', 'America/New_York')).toBe('2026-11-02T00:00:00.000-05:00');
  });
});

describe('the last whole hour', () => {
  it.each([
    ['2026-11-22T12:20:00Z', 'Asia/Riyadh', '2026-11-22T15:00:00.000+03:00'],
    ['2026-11-22T12:00:00Z', 'Asia/Riyadh', '2026-11-22T15:00:00.000+03:00'],
    ['2026-11-22T12:20:00Z', 'Asia/Kolkata', '2026-11-22T17:00:00.000+05:30'],
    ['2026-11-22T21:59:59Z', 'Asia/Riyadh', null],
    ['2026-11-22T22:00:00Z', 'Asia/Riyadh', '2026-11-23T01:00:00.000+03:00'],
  ])('the last whole hour at %s in %s', (now, timeZone, text) => {
    expect(lastWholeHour(new Date(now), timeZone)).toBe(text);
  });
});
