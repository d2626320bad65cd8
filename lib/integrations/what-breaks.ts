import type { IntegrationDto } from './types';

/** Facts about an integration that its page does not hold already. */
export interface BreakFacts {
  /** Posts that wait to go out through it, and when. */
  scheduledPosts: { scheduledAt: Date }[];
  /** What its selected ad accounts spent on their yesterday, by currency, micros. */
  spentYesterday: { currency: string; micros: bigint }[];
}

/** What stops when an integration's token ends. */
export interface WhatBreaks {
  /** When; null: it has stopped already. */
  at: string | null;
  adAccounts: number;
  profiles: number;
  /** Posts that are to go out after that. */
  scheduledPosts: number;
  /** A day's spend that nobody would watch: yesterday's, by currency, the most first; micros as decimal text. */
  unwatchedSpend: { currency: string; micros: string }[];
}

/** A token that ends later than this is not dying yet: its date stands beside the permissions. */
const DYING_DAYS = 14;

/** Whether a person must connect again before anything is read. */
function isDead(status: IntegrationDto['status']): boolean {
  return status === 'reauth_required' || status === 'revoked';
}

/** What a dying or dead token takes with it; null while it lives on by itself, or a person ended the connection. */
export function whatBreaks(
  integration: Pick<IntegrationDto, 'status' | 'token' | 'adAccounts' | 'profiles' | 'consents'>,
  { scheduledPosts, spentYesterday }: BreakFacts,
): WhatBreaks | null {
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
    adAccounts: integration.adAccounts.filter(({ selected }) => selected && stopsAds).length,
    profiles: integration.profiles.filter(({ selected }) => selected && stopsPosts).length,
    scheduledPosts: stopsPosts ? late.length : 0,
    unwatchedSpend: spentYesterday
      .filter(({ micros }) => micros > 0n && stopsAds)
      .sort((a, b) => (a.micros < b.micros ? 1 : -1))
      .map(({ currency, micros }) => ({ currency, micros: micros.toString() })),
  };
}
