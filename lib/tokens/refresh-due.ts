import type { Platform, TokenGrant } from '@/lib/platforms/platform';

const FLOOR_SECONDS = 600;
const DAY_SECONDS = 86_400;
const HOUR_SECONDS = 3600;

type Renewal = Pick<Platform, 'refreshLeadSeconds'> & {
  capabilities: Pick<Platform['capabilities'], 'tokenRenewal'>;
};

/** Whether the grant can be renewed without a person. */
export function canRenew(
  { refreshToken }: Pick<TokenGrant, 'refreshToken'>,
  { capabilities }: Pick<Renewal, 'capabilities'>,
): boolean {
  if (capabilities.tokenRenewal === 'none') return false;
  return capabilities.tokenRenewal === 'exchange' || refreshToken !== null;
}

/**
 * When a token is to be renewed: the platform's lead before its end. A token that is handed out with less life than
 * that (the platform kept the old end) is looked at again in a day, or in an hour where the lead itself is short; but
 * never later than 10 minutes before the end. Null: the platform names no end, or only a person can renew it.
 * @param now by the clock that the answer is compared with: the database's
 */
export function refreshDueAt(
  now: Date,
  grant: Pick<TokenGrant, 'expiresAt' | 'refreshToken'>,
  platform: Renewal,
): Date | null {
  const { expiresAt } = grant;
  if (!expiresAt || !canRenew(grant, platform)) return null;
  const lead = Math.max(platform.refreshLeadSeconds, FLOOR_SECONDS);
  const due = expiresAt.getTime() - lead * 1000;
  const pause = lead > DAY_SECONDS ? DAY_SECONDS : HOUR_SECONDS;
  const recheck = Math.min(now.getTime() + pause * 1000, expiresAt.getTime() - FLOOR_SECONDS * 1000);
  return new Date(Math.max(due, recheck));
}
