import type { Platform, TokenGrant } from '@/lib/platforms/platform';

const FLOOR_SECONDS = 600;
const RECHECK_SECONDS = 3600;

type Renewal = Pick<Platform, 'refreshLeadSeconds'> & {
  capabilities: Pick<Platform['capabilities'], 'tokenRenewal'>;
};

/** Whether the grant can be renewed without a person. */
function renewsItself({ refreshToken }: Pick<TokenGrant, 'refreshToken'>, { capabilities }: Renewal): boolean {
  if (capabilities.tokenRenewal === 'none') return false;
  return capabilities.tokenRenewal === 'exchange' || refreshToken !== null;
}

/**
 * When a token is to be renewed: the platform's lead before its end. A token that is handed out with less life than
 * that is renewed an hour later, so that a platform that keeps the old end is not asked on every call; but never later
 * than 10 minutes before the end. Null: the platform names no end, or only a person can renew it.
 */
export function refreshDueAt(
  now: Date,
  grant: Pick<TokenGrant, 'expiresAt' | 'refreshToken'>,
  platform: Renewal,
): Date | null {
  const { expiresAt } = grant;
  if (!expiresAt || !renewsItself(grant, platform)) return null;
  const due = expiresAt.getTime() - platform.refreshLeadSeconds * 1000;
  const recheck = Math.min(now.getTime() + RECHECK_SECONDS * 1000, expiresAt.getTime() - FLOOR_SECONDS * 1000);
  return new Date(Math.max(due, recheck));
}
