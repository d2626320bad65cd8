import type { IntegrationDto } from './types';

export interface TokenLossFacts {
  scheduledPosts: { scheduledAt: Date }[];
  // Of yesterday, by the selected ad accounts that no other integration takes over, by currency, in micros.
  spentYesterday: { currency: string; micros: bigint }[];
}

export interface TokenLossImpact {
  at: string | null;
  adAccounts: number;
  profiles: number;
  scheduledPosts: number;
  // Read, or taken over, by another integration.
  readOn: number;
  // By currency, highest first; micros as decimal text.
  unwatchedSpend: { currency: string; micros: string }[];
}

// For a token that ends later, the page only shows the date.
const WARNING_DAYS = 14;

type Account = Pick<IntegrationDto['adAccounts'][number], 'selected' | 'fallback' | 'standsBy'>;

/** The account is read through this integration and through no other once its access ends. */
export function stopsWithToken({ selected, fallback }: Omit<Account, 'standsBy'>): boolean {
  return selected && fallback === null;
}

function isDead(status: IntegrationDto['status']): boolean {
  return status === 'reauth_required' || status === 'revoked';
}

/** Null while the token does not end soon, or a person has disconnected. */
export function tokenLossImpact(
  integration: Pick<IntegrationDto, 'status' | 'token' | 'consents'> & { adAccounts: Account[]; profiles: Account[] },
  { scheduledPosts, spentYesterday }: TokenLossFacts,
): TokenLossImpact | null {
  const dead = isDead(integration.status);
  const at = dead ? null : (integration.token?.endsReading ?? null);
  if (!dead && (at === null || integration.status === 'disconnected')) return null;
  if (!dead && (integration.token?.endsInDays ?? 0) > WARNING_DAYS) return null;
  // Where one consent ended and another is valid, only its part has stopped.
  const kept = integration.consents.find((consent) => dead && consent.status === 'granted')?.kind;
  const stopsAds = kept !== 'ads';
  const stopsPosts = kept !== 'posts';
  const late = at === null ? scheduledPosts : scheduledPosts.filter(({ scheduledAt }) => scheduledAt >= new Date(at));
  return {
    at,
    adAccounts: integration.adAccounts.filter((account) => stopsWithToken(account) && stopsAds).length,
    profiles: integration.profiles.filter((account) => stopsWithToken(account) && stopsPosts).length,
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
