import type { integrationStatuses } from '@/db/schema/integrations';
import type { GrantHalf } from '@/lib/accounts/grant-half';
import { renewsItself, type TokenDates } from '@/lib/tokens/token-life';
import type { Cause } from './cause';

export interface AccountsRead {
  // By other integrations of the organization.
  takenOver: number;
  unread: number;
  heirs: readonly { displayName: string; business: string | null }[];
}

export interface IntegrationToken {
  id: string;
  platform: string;
  name: string;
  business: string | null;
  status: (typeof integrationStatuses)[number];
  statusReason: string | null;
  // While another consent is valid.
  consentsLost: readonly { kind: string; reason: string }[];
  token: TokenDates | null;
  scheduledPosts: number;
  reading: Record<GrantHalf, AccountsRead>;
}

const DAY_MS = 86_400_000;

// A person must act before anything can be read or published again.
function isTokenDead(status: IntegrationToken['status']): boolean {
  return status === 'reauth_required' || status === 'revoked';
}

const HEIRS_SHOWN = 3;

// The business first, then the person: a name without words of either language.
const heirName = ({ displayName, business }: AccountsRead['heirs'][number]) =>
  business === null ? displayName : `${business} (${displayName})`;

// Less urgent where other integrations read everything.
function readOn(parts: readonly AccountsRead[]) {
  const sum = (of: (part: AccountsRead) => number) => parts.reduce((total, part) => total + of(part), 0);
  const [takenOver, unread] = [sum((part) => part.takenOver), sum((part) => part.unread)];
  const heirs = [...new Set(parts.flatMap((part) => part.heirs.map(heirName)))].slice(0, HEIRS_SHOWN);
  const severity = takenOver > 0 && unread === 0 ? ('warning' as const) : ('critical' as const);
  return { severity, values: { takenOver, unread, heir: heirs.join(', ') } };
}

/** token_dead: a person must reconnect. token_expiring: ends in under 7 days (3: urgent, 1: critical) without renewal. */
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
