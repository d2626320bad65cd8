import { expect, it } from 'vitest';
import { refreshDueAt } from './refresh-due';

const now = new Date('2026-11-22T12:00:00Z');
const inSeconds = (seconds: number) => new Date(now.getTime() + seconds * 1000);
const DAY = 86_400;

it('is the lead before the end', () => {
  expect(refreshDueAt(now, inSeconds(60 * DAY), 14 * DAY)).toEqual(inSeconds(46 * DAY));
  expect(refreshDueAt(now, inSeconds(1800), 600)).toEqual(inSeconds(1200));
});

it('is not on every call when the platform keeps an end inside the lead', () => {
  expect(refreshDueAt(now, inSeconds(5 * DAY), 14 * DAY)).toEqual(inSeconds(3600));
});

it('is never later than ten minutes before the end', () => {
  expect(refreshDueAt(now, inSeconds(1800), 3600)).toEqual(inSeconds(1200));
});

it('never comes for a token without end', () => {
  expect(refreshDueAt(now, null, 600)).toBeNull();
});
