import { refreshLeadSecondsOf } from '@/lib/tokens/refresh-lead';
import { toTokenLife } from '@/lib/tokens/token-life';
import type { SyncStatus } from '../schema';

/** An integration and its token; `refreshedAt` null: there is no token. */
export type TokenRow = {
  platform: string;
  integrationStatus: string;
  expiresAt: string | null;
  refreshDueAt: string | null;
  refreshedAt: string | null;
  failures: number | null;
  retryAt: string | null;
};

const EXPIRING_DAYS = 7;
const dateOf = (text: string | null) => (text === null ? null : new Date(text));

export function tokenStatus(row: TokenRow, now: Date): SyncStatus['tokenStatus'] {
  if (row.integrationStatus === 'reauth_required' || row.integrationStatus === 'revoked') return 'dead';
  const refreshedAt = dateOf(row.refreshedAt);
  if (!refreshedAt) return 'none';
  if (row.integrationStatus === 'refreshing') return 'renewing';
  if (row.integrationStatus === 'retry_wait') return 'retrying';
  const dates = { expiresAt: dateOf(row.expiresAt), refreshDueAt: dateOf(row.refreshDueAt), refreshedAt };
  const renewal = { failures: row.failures ?? 0, retryAt: dateOf(row.retryAt) };
  const { endsInDays } = toTokenLife({ ...dates, ...renewal, leadSeconds: refreshLeadSecondsOf(row.platform) }, now);
  return endsInDays !== null && endsInDays < EXPIRING_DAYS ? 'expiring' : 'valid';
}
