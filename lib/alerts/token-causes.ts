import type { integrationStatuses } from '@/db/schema/integrations';
import type { Cause } from './cause';

export interface IntegrationToken {
  id: string;
  platform: string;
  name: string;
  status: (typeof integrationStatuses)[number];
  statusReason: string | null;
  expiresAt: Date | null;
  /** When it is renewed by itself; null: it is not. */
  refreshDueAt: Date | null;
  /** Posts waiting to go out through this connection. */
  scheduledPosts: number;
}

const DAY_MS = 86_400_000;
// Renewal is tried every few minutes; one that is due for this long does not work.
const OVERDUE_MS = DAY_MS / 24;

/** Whether the connection needs a person before anything can be read or published again. */
function isTokenDead(status: IntegrationToken['status']): boolean {
  return status === 'reauth_required' || status === 'revoked';
}

/**
 * token_dead: a person must connect again. token_expiring: the token ends in under 7 days (3: urgent, 1: critical) and
 * will not be renewed by itself, because that is failing, overdue or not possible.
 */
export function tokenCauses(integrations: readonly IntegrationToken[], now: Date): Cause[] {
  return integrations.flatMap((integration): Cause[] => {
    const { id, name, platform, status, statusReason, scheduledPosts } = integration;
    const subject = { subjectType: 'integration', subjectId: id } as const;
    if (isTokenDead(status)) {
      const values = { name, platform, reason: statusReason ?? status, scheduledPosts };
      return [{ kind: 'token_dead', severity: 'critical', causeKey: `token_dead:${id}`, ...subject, values }];
    }
    const daysLeft = daysLeftUnrenewed(integration, now);
    if (daysLeft === null || daysLeft >= 7) return [];
    const severity = daysLeft <= 1 ? 'critical' : daysLeft <= 3 ? 'urgent' : 'warning';
    const values = { name, platform, days: Math.max(0, Math.floor(daysLeft)) };
    return [{ kind: 'token_expiring', severity, causeKey: `token_expiring:${id}`, ...subject, values }];
  });
}

function daysLeftUnrenewed({ status, expiresAt, refreshDueAt }: IntegrationToken, now: Date): number | null {
  if (!expiresAt || status === 'disconnected') return null;
  const overdue = refreshDueAt !== null && now.getTime() - refreshDueAt.getTime() > OVERDUE_MS;
  const renewsItself = refreshDueAt !== null && !overdue && status !== 'retry_wait';
  return renewsItself ? null : (expiresAt.getTime() - now.getTime()) / DAY_MS;
}
