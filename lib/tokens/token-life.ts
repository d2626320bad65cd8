import { z } from 'zod';

export interface TokenDates {
  // Null: the platform names no end.
  expiresAt: Date | null;
  // Null: only a person can renew it.
  refreshDueAt: Date | null;
  refreshedAt: Date;
  failures: number;
  retryAt: Date | null;
  // Before the end, when renewal is due.
  leadSeconds: number;
}

export const tokenLifeSchema = z.strictObject({
  // Null: the platform names no end.
  expiresAt: z.iso.datetime().nullable(),
  renewsItself: z.boolean(),
  refreshDueAt: z.iso.datetime().nullable(),
  retryAt: z.iso.datetime().nullable(),
  failures: z.int(),
  lastRefreshedAt: z.iso.datetime(),
  // When reading stops unless something changes; null: it does not, or it has stopped (see `status`).
  endsReading: z.iso.datetime().nullable(),
  // Whole days; 0: within a day, or past.
  endsInDays: z.int().nullable(),
});
export type TokenLifeDto = z.infer<typeof tokenLifeSchema>;

const DAY_MS = 86_400_000;
// The sweep runs every two minutes, so a renewal overdue for this long keeps failing.
const OVERDUE_MS = DAY_MS / 24;

/**
 * Whether the token renews without a person. Not when it has no renewal, or is renewed days ahead and the platform
 * keeps its old end or has failed for an hour. For tokens of hours, a failed renewal is an outage that reconnecting
 * does not end.
 */
export function renewsItself(token: TokenDates, now: Date): boolean {
  const { expiresAt, refreshDueAt, refreshedAt, leadSeconds } = token;
  if (!expiresAt) return true;
  if (!refreshDueAt) return false;
  const leadMs = leadSeconds * 1000;
  if (leadMs < DAY_MS) return true;
  const keptItsEnd = expiresAt.getTime() - refreshedAt.getTime() < leadMs;
  return !keptItsEnd && now.getTime() - refreshDueAt.getTime() <= OVERDUE_MS;
}

export function toTokenLife(token: TokenDates, now: Date): TokenLifeDto {
  const { expiresAt, refreshDueAt, refreshedAt, failures, retryAt } = token;
  const renews = renewsItself(token, now);
  const ends = renews && failures === 0 ? null : expiresAt;
  return {
    expiresAt: expiresAt?.toISOString() ?? null,
    renewsItself: renews,
    refreshDueAt: refreshDueAt?.toISOString() ?? null,
    retryAt: retryAt?.toISOString() ?? null,
    failures,
    lastRefreshedAt: refreshedAt.toISOString(),
    endsReading: ends?.toISOString() ?? null,
    endsInDays: ends && Math.max(0, Math.floor((ends.getTime() - now.getTime()) / DAY_MS)),
  };
}
