import type { integrationStatuses } from '@/db/schema/integrations';
import { renewsItself, type TokenDates } from '@/lib/integrations/token-life';
import type { Cause } from './cause';

export interface IntegrationToken {
  id: string;
  platform: string;
  name: string;
  business: string | null;
  status: (typeof integrationStatuses)[number];
  statusReason: string | null;
  /** Consents that ended while another one lives. */
  consentsLost: readonly { kind: string; reason: string }[];
  /** Null: there is none. */
  token: TokenDates | null;
  /** Posts waiting to go out through this connection. */
  scheduledPosts: number;
}

const DAY_MS = 86_400_000;

/** Whether the connection needs a person before anything can be read or published again. */
function isTokenDead(status: IntegrationToken['status']): boolean {
  return status === 'reauth_required' || status === 'revoked';
}

/**
 * token_dead: a person must connect again; one for the whole grant, or for each consent of it that ended. token_expiring: the token ends in under 7 days (3: urgent, 1: critical) and
 * will not be renewed by itself. One alert whose severity rises.
 */
export function tokenCauses(integrations: readonly IntegrationToken[], now: Date): Cause[] {
  return integrations.flatMap((integration): Cause[] => {
    const { id, platform, status, statusReason, consentsLost, scheduledPosts } = integration;
    const named = namedOf(integration);
    const subject = { subjectType: 'integration', subjectId: id } as const;
    if (isTokenDead(status)) {
      const values = { ...named, platform, reason: statusReason ?? status, consent: 'all', scheduledPosts };
      return [{ kind: 'token_dead', severity: 'critical', causeKey: `token_dead:${id}`, ...subject, values }];
    }
    const lost = consentsLost.map(({ kind, reason }): Cause => {
      const values = { ...named, platform, reason, consent: kind, scheduledPosts: kind === 'ads' ? 0 : scheduledPosts };
      return { kind: 'token_dead', severity: 'critical', causeKey: `token_dead:${id}:${kind}`, ...subject, values };
    });
    const daysLeft = daysLeftUnrenewed(integration, now);
    if (daysLeft === null || daysLeft >= 7) return lost;
    const severity = daysLeft <= 1 ? 'critical' : daysLeft <= 3 ? 'urgent' : 'warning';
    const values = { ...named, platform, days: Math.max(0, Math.floor(daysLeft)), scheduledPosts };
    return [...lost, { kind: 'token_expiring', severity, causeKey: `token_expiring:${id}`, ...subject, values }];
  });
}

function daysLeftUnrenewed({ status, token }: IntegrationToken, now: Date): number | null {
  if (!token?.expiresAt || status === 'disconnected' || renewsItself(token, now)) return null;
  return (token.expiresAt.getTime() - now.getTime()) / DAY_MS;
}

/** Values that name a connection. */
export function namedOf({ name, business }: { name: string; business: string | null }): Cause['values'] {
  return business === null ? { name } : { name, business };
}
