import { describe, expect, it } from 'vitest';
import { nextRunAt } from './next-run-at';
import { slotSeconds } from './slot';

const id = '6d1f6ba0-8f3c-4f0a-9a57-0f5c4a4b7a01';
const slotMs = slotSeconds(id) * 1000;
const at = (text: string) => new Date(text);
const afterSlot = (tick: string) => new Date(Date.parse(tick) + slotMs);
const next = (stream: 'campaigns' | 'metrics' | 'posts', now: string, zone = 'Asia/Riyadh') =>
  nextRunAt(stream, id, zone, at(now));

describe('the next run', () => {
  it('of metrics is the slot after the next hour, or after this one while that is ahead', () => {
    expect(next('metrics', '2026-11-22T12:30:00Z')).toEqual(afterSlot('2026-11-22T13:00:00Z'));
    expect(next('metrics', '2026-11-22T12:00:00Z')).toEqual(afterSlot('2026-11-22T12:00:00Z'));
  });

  it('of campaigns is every four hours, or with everything where that comes first', () => {
    expect(next('campaigns', '2026-11-22T12:30:00Z')).toEqual(afterSlot('2026-11-22T16:00:00Z'));
    // 02:00 in Riyadh is 23:00 UTC.
    expect(next('campaigns', '2026-11-22T22:00:00Z')).toEqual(afterSlot('2026-11-22T23:00:00Z'));
  });

  it('of posts is at 02:00 in the time zone of the organization', () => {
    expect(next('posts', '2026-11-22T12:30:00Z')).toEqual(afterSlot('2026-11-22T23:00:00Z'));
    expect(next('posts', '2026-11-22T12:30:00Z', 'Asia/Kathmandu')).toEqual(afterSlot('2026-11-22T20:15:00Z'));
  });
});
