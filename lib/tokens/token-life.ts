import { z } from 'zod';

/** What the database knows of a token's life. Dates only, never the token. */
export interface TokenDates {
  /** Null: the platform names no end. */
  expiresAt: Date | null;
  /** When it is renewed by itself; null: never. */
  refreshDueAt: Date | null;
  refreshedAt: Date;
  /** Renewals that failed in a row, and when the next one is tried. */
  failures: number;
  retryAt: Date | null;
  /** How long before its end the platform's tokens are renewed. */
  leadSeconds: number;
}

/** A token's life as pages and API show it. */
export const tokenLifeSchema = z.strictObject({
  /** End of the token in use; null: the platform names none. */
  expiresAt: z.iso.datetime().nullable(),
  /** Whether it is expected to live on without a person. */
  renewsItself: z.boolean(),
  refreshDueAt: z.iso.datetime().nullable(),
  /** When a failed renewal is tried again. */
  retryAt: z.iso.datetime().nullable(),
  /** Renewals that failed in a row. */
  failures: z.int(),
  lastRefreshedAt: z.iso.datetime(),
  /** When reading stops unless something changes; null: it does not, or it has stopped (see `status`). */
  endsReading: z.iso.datetime().nullable(),
  /** Whole days until then; 0: within a day, or past. */
  endsInDays: z.int().nullable(),
});
export type TokenLifeDto = z.infer<typeof tokenLifeSchema>;

const DAY_MS = 86_400_000;
/** A sweep looks every two minutes: a renewal that is overdue for this long fails again and again. */
const OVERDUE_MS = DAY_MS / 24;

/**
 * Whether a token is expected to live on without a person. No: it has an end and cannot be renewed; or it is one of
 * those renewed days ahead, and the platform keeps its old end or has not been renewing it for an hour. A token of
 * hours that is not renewed is a platform's outage, which no person ends by reconnecting: its syncs fail and say so.
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

/** The face of a token's life. */
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
