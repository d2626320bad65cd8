import type { integrationStatuses } from '@/db/schema/integrations';
import type { GrantHalf } from '@/lib/accounts/grant-half';
import { renewsItself, type TokenDates } from '@/lib/tokens/token-life';
import type { Cause } from './cause';

export interface AccountsRead {
  // Read through other connections of the organization by now.
  takenOver: number;
  unread: number;
  // What those connections are named by.
  heirs: readonly { displayName: string; business: string | null }[];
}

export interface IntegrationToken {
  id: string;
  platform: string;
  name: string;
  business: string | null;
  status: (typeof integrationStatuses)[number];
  statusReason: string | null;
  // Consents that ended while another one lives.
  consentsLost: readonly { kind: string; reason: string }[];
  token: TokenDates | null;
  // Posts waiting to go out through this connection.
  scheduledPosts: number;
  reading: Record<GrantHalf, AccountsRead>;
}

const DAY_MS = 86_400_000;

// Whether the connection needs a person before anything can be read or published again.
function isTokenDead(status: IntegrationToken['status']): boolean {
  return status === 'reauth_required' || status === 'revoked';
}

const HEIRS_SHOWN = 3;

// The business of a connection first, then the person it goes through, without a word of either language.
const heirName = ({ displayName, business }: AccountsRead['heirs'][number]) =>
  business === null ? displayName : `${business} (${displayName})`;

// What others read on, as values of an alert. A person is wanted less urgently where that is all of it.
function readOn(parts: readonly AccountsRead[]) {
  const sum = (of: (part: AccountsRead) => number) => parts.reduce((total, part) => total + of(part), 0);
  const [takenOver, unread] = [sum((part) => part.takenOver), sum((part) => part.unread)];
  const heirs = [...new Set(parts.flatMap((part) => part.heirs.map(heirName)))].slice(0, HEIRS_SHOWN);
  const severity = takenOver > 0 && unread === 0 ? ('warning' as const) : ('critical' as const);
  return { severity, values: { takenOver, unread, heir: heirs.join(', ') } };
}

/**
 * token_dead: a person must reconnect; a warning when other connections read all its accounts.
 * token_expiring: ends in under 7 days (3: urgent, 1: critical) without automatic renewal.
 */
export function tokenCauses(integrations: readonly IntegrationToken[], now: Date): Cause[] {
  return integrations.flatMap((integration): Cause[] => {
    const { id, platform, status, statusReason, consentsLost, scheduledPosts, reading } = integration;
    const named = namedOf(integration);
    const subject = { subjectType: 'integration', subjectId: id } as const;
    if (isTokenDead(status)) {
      const { severity, values: others } = readOn([reading.ads, reading.posts]);
      const values = { ...named, platform, reason: statusReason ?? status, consent: 'all', scheduledPosts, ...others };
      return [{ kind: 'token_dead', severity, causeKey: `token_dead:${id}`, ...subject, values }];
    }
    const lost = consentsLost.map(({ kind, reason }): Cause => {
      const posts = kind === 'ads' ? 0 : scheduledPosts;
      const { severity, values: others } = readOn([reading[kind === 'ads' ? 'ads' : 'posts']]);
      const values = { ...named, platform, reason, consent: kind, scheduledPosts: posts, ...others };
      return { kind: 'token_dead', severity, causeKey: `token_dead:${id}:${kind}`, ...subject, values };
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

export function namedOf({ name, business }: { name: string; business: string | null }): Cause['values'] {
  return business === null ? { name } : { name, business };
}
