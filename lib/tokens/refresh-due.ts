import type { Platform, TokenGrant } from '@/lib/platforms/platform';

const FLOOR_SECONDS = 600;
const DAY_SECONDS = 86_400;
const HOUR_SECONDS = 3600;

type Renewal = Pick<Platform, 'refreshLeadSeconds'> & {
  capabilities: Pick<Platform['capabilities'], 'tokenRenewal'>;
};

export function canRenew(
  { refreshToken }: Pick<TokenGrant, 'refreshToken'>,
  { capabilities }: Pick<Renewal, 'capabilities'>,
): boolean {
  if (capabilities.tokenRenewal === 'none') return false;
  return capabilities.tokenRenewal === 'exchange' || refreshToken !== null;
}

/**
 * When to renew: the platform's lead before the end. A token issued with less life than the lead (the platform kept the
 * old end) is checked again in a day, or an hour for short leads, at least 10 minutes before its end. Null: never.
 * @param now by the database's clock
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
