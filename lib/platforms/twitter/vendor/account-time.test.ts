import { describe, expect, it } from 'vitest';
import { midnightText, startOfDay, timeText } from './account-time';

describe('midnight in the account’s zone', () => {
  it.each([
    ['2026-07-01', 'America/Los_Angeles', '2026-07-01T00:00:00-07:00', '2026-07-01T07:00:00Z'],
    ['2026-12-01', 'America/Los_Angeles', '2026-12-01T00:00:00-08:00', '2026-12-01T08:00:00Z'],
    ['2026-03-08', 'America/Los_Angeles', '2026-03-08T00:00:00-08:00', '2026-03-08T08:00:00Z'],
    ['2026-03-09', 'America/Los_Angeles', '2026-03-09T00:00:00-07:00', '2026-03-09T07:00:00Z'],
    ['2026-11-22', 'Asia/Riyadh', '2026-11-22T00:00:00+03:00', '2026-11-21T21:00:00Z'],
    ['2026-11-22', 'UTC', '2026-11-22T00:00:00+00:00', '2026-11-22T00:00:00Z'],
    ['2026-11-22', 'Asia/Kolkata', '2026-11-22T00:00:00+05:30', '2026-11-21T18:30:00Z'],
    ['2026-11-22', 'America/St_Johns', '2026-11-22T00:00:00-03:30', '2026-11-22T03:30:00Z'],
    ['2026-04-24', 'Africa/Cairo', '2026-04-24T00:00:00+02:00', '2026-04-23T22:00:00Z'],
  ])('midnight in the account’s zone of %s in %s', (date, zone, local, instant) => {
    expect(midnightText(date, zone)).toBe(local);
    expect(timeText(startOfDay(date, zone))).toBe(instant);
    expect(new Date(local)).toEqual(new Date(instant));
  });
});
