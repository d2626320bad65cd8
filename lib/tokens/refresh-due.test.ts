import { expect, it } from 'vitest';
import type { Platform } from '@/lib/platforms/platform';
import { refreshDueAt } from './refresh-due';

const now = new Date('2026-11-22T12:00:00Z');
const inSeconds = (seconds: number) => new Date(now.getTime() + seconds * 1000);
const DAY = 86_400;

function due(
  expiresAt: Date | null,
  lead: number,
  refreshToken: string | null = 'r',
  tokenRenewal = 'refresh_token' as Renewal,
) {
  return refreshDueAt(now, { expiresAt, refreshToken }, { refreshLeadSeconds: lead, capabilities: { tokenRenewal } });
}
type Renewal = Platform['capabilities']['tokenRenewal'];

it("a renewal is due at the platform's lead before the token's end", () => {
  expect(due(inSeconds(60 * DAY), 14 * DAY)).toEqual(inSeconds(46 * DAY));
  expect(due(inSeconds(1800), 600)).toEqual(inSeconds(1200));
});

it('a renewal is not due on every call when the platform keeps an end inside the lead', () => {
  expect(due(inSeconds(5 * DAY), 14 * DAY)).toEqual(inSeconds(DAY));
  expect(due(inSeconds(3 * 3600), 4 * 3600)).toEqual(inSeconds(3600));
});

it("a renewal is due at the latest ten minutes before the token's end", () => {
  expect(due(inSeconds(1800), 3600)).toEqual(inSeconds(1200));
  expect(due(inSeconds(20 * 3600), 14 * DAY)).toEqual(inSeconds(20 * 3600 - 600));
  expect(due(inSeconds(3600), 60)).toEqual(inSeconds(3000));
});

it('a token without end is never due for renewal', () => {
  expect(due(null, 600)).toBeNull();
});

it('a token that only a person can renew is never due for renewal', () => {
  expect(due(inSeconds(60 * DAY), 600, null)).toBeNull();
  expect(due(inSeconds(60 * DAY), 600, 'r', 'none')).toBeNull();
  expect(due(inSeconds(60 * DAY), 600, null, 'exchange')).not.toBeNull();
});
