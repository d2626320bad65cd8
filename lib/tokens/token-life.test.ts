import { describe, expect, it } from 'vitest';
import { tokenLossImpact } from '@/lib/integrations/token-loss-impact';
import { type TokenDates, toTokenLife } from './token-life';

const now = new Date('2026-11-22T12:00:00Z');
const inHours = (hours: number) => new Date(now.getTime() + hours * 3_600_000);
const iso = (hours: number) => inHours(hours).toISOString();

const short: TokenDates = {
  expiresAt: inHours(0.5),
  refreshDueAt: inHours(0.3),
  refreshedAt: inHours(-0.5),
  failures: 0,
  retryAt: null,
  leadSeconds: 600,
};

describe('the life of a token', () => {
  it('a token that renews itself has no end', () => {
    expect(toTokenLife(short, now)).toEqual({
      expiresAt: iso(0.5),
      renewsItself: true,
      refreshDueAt: iso(0.3),
      retryAt: null,
      failures: 0,
      lastRefreshedAt: iso(-0.5),
      endsReading: null,
      endsInDays: null,
    });
  });

  it('a token with failing renewals shows its end', () => {
    const failing = { ...short, refreshDueAt: inHours(-0.1), failures: 3, retryAt: inHours(0.1) };
    expect(toTokenLife(failing, now)).toMatchObject({ renewsItself: true, endsReading: iso(0.5), retryAt: iso(0.1) });
  });

  it('a token that only a person can renew shows its end in whole days', () => {
    const fixed = { ...short, refreshDueAt: null, expiresAt: inHours(6 * 24 + 5) };
    expect(toTokenLife(fixed, now)).toMatchObject({
      renewsItself: false,
      endsReading: iso(6 * 24 + 5),
      endsInDays: 6,
    });
    expect(toTokenLife({ ...fixed, expiresAt: inHours(-30) }, now)).toMatchObject({ endsInDays: 0 });
  });

  it('a token for which the platform names no end has none', () => {
    const endless = { ...short, expiresAt: null, refreshDueAt: null };
    expect(toTokenLife(endless, now)).toMatchObject({ renewsItself: true, endsReading: null, endsInDays: null });
  });
});

describe('the impact of a lost token', () => {
  const account = {
    id: 'a',
    externalId: '1',
    name: 'A',
    currency: 'SAR',
    timeZone: 'Asia/Riyadh',
    externalStatus: null,
    selected: true,
    fallback: null,
    standsBy: false,
  };
  const profile = {
    id: 'p',
    kind: 'page',
    externalId: '1',
    name: 'P',
    handle: null,
    selected: true,
    fallback: null,
    standsBy: false,
  };
  const dying = {
    status: 'active' as const,
    token: toTokenLife({ ...short, refreshDueAt: null, expiresAt: inHours(30) }, now),
    adAccounts: [account, { ...account, selected: false }],
    profiles: [profile, profile],
    consents: [],
  };
  const facts = {
    scheduledPosts: [{ scheduledAt: inHours(29) }, { scheduledAt: inHours(30) }, { scheduledAt: inHours(99) }],
    spentYesterday: [
      { currency: 'KWD', micros: 5n },
      { currency: 'SAR', micros: 900_000_000_000_000_000n },
      { currency: 'USD', micros: 0n },
    ],
  };

  it('a token that ends soon affects what comes after its end', () => {
    expect(tokenLossImpact(dying, facts)).toEqual({
      at: iso(30),
      adAccounts: 1,
      profiles: 2,
      scheduledPosts: 2,
      readOn: 0,
      unwatchedSpend: [
        { currency: 'SAR', micros: '900000000000000000' },
        { currency: 'KWD', micros: '5' },
      ],
    });
  });

  it('a token that ended affects everything from now on', () => {
    expect(tokenLossImpact({ ...dying, status: 'reauth_required' }, facts)).toMatchObject({
      at: null,
      scheduledPosts: 3,
    });
  });

  it('a lost consent to posts affects only what it covered', () => {
    const consents = [
      { kind: 'ads' as const, granted: true, status: 'granted' as const, statusReason: null },
      { kind: 'posts' as const, granted: false, status: 'reauth_required' as const, statusReason: 'uncertain' },
    ];
    const broken = tokenLossImpact({ ...dying, status: 'reauth_required', consents }, facts);
    expect(broken).toEqual({ at: null, adAccounts: 0, profiles: 2, scheduledPosts: 3, readOn: 0, unwatchedSpend: [] });
  });

  it('the impact leaves out what another integration of the organization takes over', () => {
    const fallback = { integrationId: 'b', displayName: 'Omar' };
    const adAccounts = [account, { ...account, fallback }, { ...account, selected: false, standsBy: true }];
    expect(tokenLossImpact({ ...dying, adAccounts }, facts)).toMatchObject({ adAccounts: 1, profiles: 2, readOn: 2 });
  });

  it('a token that ends weeks from now has no impact yet', () => {
    const endingIn = (days: number) =>
      toTokenLife({ ...short, refreshDueAt: null, expiresAt: inHours(days * 24) }, now);
    expect(tokenLossImpact({ ...dying, token: endingIn(59) }, facts)).toBeNull();
    expect(tokenLossImpact({ ...dying, token: endingIn(15) }, facts)).toBeNull();
    expect(tokenLossImpact({ ...dying, token: endingIn(14) }, facts)).toMatchObject({ at: iso(14 * 24) });
  });

  it('a token that renews itself, or was disconnected, has no impact', () => {
    expect(tokenLossImpact({ ...dying, token: toTokenLife(short, now) }, facts)).toBeNull();
    expect(tokenLossImpact({ ...dying, status: 'disconnected', token: null }, facts)).toBeNull();
  });
});
