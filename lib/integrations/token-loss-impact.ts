import type { IntegrationDto } from './types';

/** Facts about an integration that its page does not hold already. */
export interface BreakFacts {
  /** Posts that wait to go out through it, and when. */
  scheduledPosts: { scheduledAt: Date }[];
  /** What its selected ad accounts that no other connection takes over spent on their yesterday, by currency, micros. */
  spentYesterday: { currency: string; micros: bigint }[];
}

/** What stops when an integration's token ends. */
export interface TokenLossImpact {
  /** When; null: it has stopped already. */
  at: string | null;
  adAccounts: number;
  profiles: number;
  /** Posts that are to go out after that. */
  scheduledPosts: number;
  /** Ad accounts and profiles that another connection of the organization reads, or takes over. */
  readOn: number;
  /** A day's spend that nobody would watch: yesterday's, by currency, the most first; micros as decimal text. */
  unwatchedSpend: { currency: string; micros: string }[];
}

/** A token that ends later than this is not dying yet: its date stands beside the permissions. */
const DYING_DAYS = 14;

type Account = Pick<IntegrationDto['adAccounts'][number], 'selected' | 'fallback' | 'standsBy'>;

/** Whether an account is read through the connection, and through no other once its access ends. */
export function endsWith({ selected, fallback }: Omit<Account, 'standsBy'>): boolean {
  return selected && fallback === null;
}

/** Whether a person must connect again before anything is read. */
function isDead(status: IntegrationDto['status']): boolean {
  return status === 'reauth_required' || status === 'revoked';
}

/** What a dying or dead token takes with it; null while it lives on by itself, or a person ended the connection. */
export function tokenLossImpact(
  integration: Pick<IntegrationDto, 'status' | 'token' | 'consents'> & { adAccounts: Account[]; profiles: Account[] },
  { scheduledPosts, spentYesterday }: BreakFacts,
): TokenLossImpact | null {
  const dead = isDead(integration.status);
  const at = dead ? null : (integration.token?.endsReading ?? null);
  if (!dead && (at === null || integration.status === 'disconnected')) return null;
  if (!dead && (integration.token?.endsInDays ?? 0) > DYING_DAYS) return null;
  // Where one consent ended and another lives on, only what it covered has stopped.
  const kept = integration.consents.find((consent) => dead && consent.status === 'granted')?.kind;
  const stopsAds = kept !== 'ads';
  const stopsPosts = kept !== 'posts';
  const late = at === null ? scheduledPosts : scheduledPosts.filter(({ scheduledAt }) => scheduledAt >= new Date(at));
  return {
    at,
    adAccounts: integration.adAccounts.filter((account) => endsWith(account) && stopsAds).length,
    profiles: integration.profiles.filter((account) => endsWith(account) && stopsPosts).length,
    scheduledPosts: stopsPosts ? late.length : 0,
    readOn: [...integration.adAccounts, ...integration.profiles].filter(
      ({ selected, fallback, standsBy }) => standsBy || (selected && fallback !== null),
    ).length,
    unwatchedSpend: spentYesterday
      .filter(({ micros }) => micros > 0n && stopsAds)
      .sort((a, b) => (a.micros < b.micros ? 1 : -1))
      .map(({ currency, micros }) => ({ currency, micros: micros.toString() })),
  };
}
