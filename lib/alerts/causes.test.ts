import { describe, expect, it } from 'vitest';
import type { TokenDates } from '@/lib/tokens/token-life';
import { type BudgetedCampaign, budgetCauses } from './budget-causes';
import { dailyBudgetRules } from './daily-budget-rules';
import { type StreamHistory, syncCauses } from './sync-causes';
import { type IntegrationToken, tokenCauses } from './token-causes';

const now = new Date('2026-05-10T12:00:00Z');
const inDays = (days: number) => new Date(now.getTime() + days * 86_400_000);

describe('budget alerts', () => {
  const campaign: BudgetedCampaign = {
    id: 'c',
    name: 'Campaign',
    platform: 'snapchat',
    accountName: 'Account',
    currency: 'SAR',
    kind: 'lifetime',
    budgetMicros: 1000n,
    usedMicros: 900n,
    yesterdayMicros: 0n,
    windowMicros: 0n,
    windowFrom: '2026-05-10',
    budgetChangedOn: null,
    startsAt: inDays(-10),
    endsAt: inDays(10),
    accountDay: '2026-05-10',
    dayElapsed: 0.5,
  };
  const kinds = (over: Partial<BudgetedCampaign>) =>
    budgetCauses([{ ...campaign, ...over }], dailyBudgetRules(), now).map(({ kind }) => kind);

  it.each([
    ['90 % with half the time left', {}, ['budget_used']],
    ['a hair under 90 %', { usedMicros: 899n }, []],
    ['90 % with a tenth of the time left', { endsAt: inDays(1.1) }, []],
    ['90 % of a campaign without an end', { endsAt: null }, ['budget_used']],
    ['all of it', { usedMicros: 1000n }, ['budget_exhausted']],
    ['all of it shortly before the end', { usedMicros: 1001n, endsAt: inDays(0.1) }, ['budget_exhausted']],
    ['all of it after the end', { usedMicros: 1001n, endsAt: inDays(-0.1) }, []],
    ['90 % of a day at noon', { kind: 'daily' }, ['budget_used']],
    ['90 % of a day late in the evening', { kind: 'daily', dayElapsed: 0.95 }, []],
    ['all of a day at noon', { kind: 'daily', usedMicros: 1100n }, ['budget_exhausted']],
    ['all of a day at its end', { kind: 'daily', usedMicros: 1100n, dayElapsed: 0.95 }, []],
    ['a budget of nothing', { budgetMicros: 0n }, []],
  ] as const)('%s', (_name, over, expected) => {
    expect(kinds(over)).toEqual(expected);
  });

  it.each([
    ['the part ahead of an even pace', {}, '400'],
    ['all of it ahead of the pace of a day', { kind: 'daily', usedMicros: 1100n, dayElapsed: 0.25 }, '850'],
    ['what a day cost above its limit', { kind: 'daily', platform: 'meta', budgetMicros: 100n, usedMicros: 180n }, '5'],
    ['nothing known without an end', { endsAt: null }, undefined],
  ] as const)('have at stake %s', (_, over, atStake) => {
    const [cause] = budgetCauses([{ ...campaign, ...over }], dailyBudgetRules(), now);
    expect(cause?.values.atStakeMicros).toBe(atStake);
  });

  it('start again when the budget rises or the account starts another day', () => {
    const key = (over: Partial<BudgetedCampaign>) =>
      budgetCauses([{ ...campaign, ...over }], dailyBudgetRules(), now)[0]?.causeKey;
    expect(key({ budgetMicros: 1001n, usedMicros: 950n })).not.toBe(key({}));
    expect(key({ kind: 'daily' })).not.toBe(key({ kind: 'daily', accountDay: '2026-05-11' }));
  });
});

describe('alerts of an average daily budget', () => {
  // 10 May 2026 is a Sunday, the 10th of 31 days.
  const campaign: BudgetedCampaign = {
    ...{ id: 'c', name: 'Campaign', platform: 'google', accountName: 'Account', currency: 'SAR', kind: 'daily' },
    ...{ budgetMicros: 100n, usedMicros: 0n, yesterdayMicros: 0n, windowMicros: 0n, windowFrom: '2026-05-01' },
    ...{ budgetChangedOn: null, startsAt: inDays(-90), endsAt: null, accountDay: '2026-05-10', dayElapsed: 0.7 },
  };
  const found = (over: Partial<BudgetedCampaign>) =>
    budgetCauses([{ ...campaign, ...over }], dailyBudgetRules(), now).map(
      ({ kind, values }) => `${kind} ${values.clock}`,
    );

  it.each([
    ['108 of 100 on Google in the afternoon', { usedMicros: 108n, windowMicros: 950n }, []],
    ['199 of 100 on Google in the evening', { usedMicros: 199n, dayElapsed: 0.9, windowMicros: 950n }, []],
    ['205 of 100 on Google at midnight', { usedMicros: 205n, dayElapsed: 0.99 }, ['budget_overspent day']],
    ['205 of 100 on Google yesterday', { yesterdayMicros: 205n }, ['budget_overspent day']],
    ['205 of 100 on the day of a change', { yesterdayMicros: 205n, budgetChangedOn: '2026-05-09' }, []],
    ['150 of 100 on Meta', { platform: 'meta', usedMicros: 150n, windowFrom: '2026-05-10', windowMicros: 150n }, []],
    ['176 of 100 on Meta', { platform: 'meta', usedMicros: 176n }, ['budget_overspent day']],
    ['150 of 100 on LinkedIn', { platform: 'linkedin', usedMicros: 150n }, []],
    ['151 of 100 on LinkedIn', { platform: 'linkedin', usedMicros: 151n }, ['budget_overspent day']],
    ['90 % of a month on its 10th day', { windowMicros: 2736n }, ['budget_used month']],
    ['a month of 30.4 budgets on its 10th day', { windowMicros: 3040n }, ['budget_exhausted month']],
    ['90 % of a month on its 29th day', { accountDay: '2026-05-29', windowMicros: 2736n }, []],
    ['a budget raised on the 8th', { windowFrom: '2026-05-08', windowMicros: 2200n }, ['budget_used month']],
    [
      '90 % of a week on its first day',
      { platform: 'meta', windowFrom: '2026-05-10', windowMicros: 630n },
      ['budget_used week'],
    ],
    [
      '90 % of a week on its last day',
      { platform: 'meta', accountDay: '2026-05-16', windowFrom: '2026-05-10', windowMicros: 630n },
      [],
    ],
    ['a cap reached at noon', { platform: 'twitter', usedMicros: 100n, dayElapsed: 0.5 }, ['budget_exhausted day']],
  ] as const)('%s', (_name, over, expected) => {
    expect(found(over as Partial<BudgetedCampaign>)).toEqual(expected);
  });
});

describe('token alerts', () => {
  const DAY = 86_400;
  const token: TokenDates = {
    expiresAt: inDays(5),
    refreshDueAt: null,
    refreshedAt: inDays(-55),
    failures: 0,
    retryAt: null,
    leadSeconds: 14 * DAY,
  };
  const unread = { takenOver: 0, unread: 1, heirs: [] };
  const integration: Omit<IntegrationToken, 'token'> = {
    id: 'i',
    platform: 'meta',
    name: 'Person',
    business: null,
    status: 'active',
    statusReason: null,
    consentsLost: [],
    scheduledPosts: 3,
    reading: { ads: unread, posts: unread },
  };
  const causes = (over: Partial<TokenDates>, status: IntegrationToken['status'] = 'active') =>
    tokenCauses([{ ...integration, status, token: { ...token, ...over } }], now).map(({ kind, severity }) => [
      kind,
      severity,
    ]);
  const warning = [['token_expiring', 'warning']];
  const short = { leadSeconds: 600, refreshedAt: inDays(-0.05) };

  it.each([
    ['no renewal at all', {}, warning],
    ['seven days', { expiresAt: inDays(7) }, []],
    ['three days', { expiresAt: inDays(3) }, [['token_expiring', 'urgent']]],
    ['one day', { expiresAt: inDays(1) }, [['token_expiring', 'critical']]],
    ['a past end', { expiresAt: inDays(-1) }, [['token_expiring', 'critical']]],
    ['no end', { expiresAt: null }, []],
    ['a token that renews itself', { refreshDueAt: inDays(1) }, []],
    ['renewal overdue by minutes', { refreshDueAt: inDays(-0.01) }, []],
    ['renewal overdue by hours', { refreshDueAt: inDays(-0.1) }, warning],
    ['a renewal that gained nothing', { refreshDueAt: inDays(1), refreshedAt: inDays(-0.1) }, warning],
    ['a short token that renews itself', { ...short, expiresAt: inDays(0.02), refreshDueAt: inDays(0.01) }, []],
    ['a short token in an outage', { ...short, expiresAt: inDays(-0.1), refreshDueAt: inDays(-0.2) }, []],
  ] as const)('%s', (_name, over, expected) => {
    expect(causes(over)).toEqual(expected);
  });

  it.each([
    ['a failure that will be tried again', 'retry_wait', { refreshDueAt: inDays(-0.01), failures: 2 }, []],
    ['a dead token', 'reauth_required', {}, [['token_dead', 'critical']]],
    ['a revoked token', 'revoked', {}, [['token_dead', 'critical']]],
    ['a connection a person ended', 'disconnected', {}, []],
  ] as const)('%s', (_name, status, over, expected) => {
    expect(causes(over, status)).toEqual(expected);
  });
});

describe('alerts of ended access', () => {
  const taken = { takenOver: 2, unread: 0, heirs: [{ displayName: 'Badr', business: 'Nakhla Retail' }] };
  const left = { takenOver: 0, unread: 1, heirs: [] };
  const none = { takenOver: 0, unread: 0, heirs: [] };
  const dead = {
    id: 'i',
    platform: 'meta',
    name: 'Amal',
    business: null,
    status: 'reauth_required' as const,
    statusReason: null,
  };
  const rest = { consentsLost: [], token: null, scheduledPosts: 0 };

  it.each([
    [
      'with everything read through another connection is a warning',
      taken,
      none,
      'warning',
      [2, 0, 'Nakhla Retail (Badr)'],
    ],
    ['with something unread is critical', taken, left, 'critical', [2, 1, 'Nakhla Retail (Badr)']],
    ['with nothing to read is critical', none, none, 'critical', [0, 0, '']],
  ] as const)('%s', (_title, ads, posts, severity, expected) => {
    const [cause] = tokenCauses([{ ...dead, ...rest, reading: { ads, posts } }], now);
    expect(cause?.severity).toBe(severity);
    expect([cause?.values.takenOver, cause?.values.unread, cause?.values.heir]).toEqual(expected);
  });

  it('count only the accounts of the consent that ended', () => {
    const consentsLost = [{ kind: 'ads', reason: 'token_revoked' }];
    const reading = { ads: taken, posts: left };
    const [cause] = tokenCauses([{ ...dead, ...rest, status: 'active', consentsLost, reading }], now);
    expect(cause).toMatchObject({ severity: 'warning', values: { consent: 'ads', takenOver: 2, unread: 0 } });
  });
});

describe('sync alerts', () => {
  const failure = { failed: true, errorClass: 'transient', errorCode: 'timeout' };
  const success = { failed: false, errorClass: null, errorCode: null };
  const history: StreamHistory = {
    integrationId: 'i',
    platform: 'meta',
    name: 'Person',
    business: null,
    stream: 'metrics',
    connectedAt: inDays(-30),
    lastSuccessAt: inDays(-1 / 24),
    recent: [success],
  };
  const kinds = (...histories: Partial<StreamHistory>[]) =>
    syncCauses(
      histories.map((over) => ({ ...history, ...over })),
      now,
    ).map(({ kind, values }) => `${kind} ${values.dataType}`);

  it.each([
    ['all is well', {}, []],
    ['two failures in a row', { recent: [failure, failure, success] }, []],
    ['three failures in a row', { recent: [failure, failure, failure] }, ['sync_failed metrics']],
    ['one that will never work', { recent: [{ ...failure, errorClass: 'permanent' }] }, ['sync_failed metrics']],
    ['three failures, then a success', { recent: [success, failure, failure] }, []],
    ['hourly metrics two hours old', { lastSuccessAt: inDays(-2.1 / 24) }, ['sync_stale metrics']],
    ['campaigns seven hours old', { stream: 'campaigns', lastSuccessAt: inDays(-7 / 24) }, []],
    ['campaigns nine hours old', { stream: 'campaigns', lastSuccessAt: inDays(-9 / 24) }, ['sync_stale campaigns']],
    ['never read since long', { lastSuccessAt: null, recent: [] }, ['sync_stale metrics']],
    ['never read, connected just now', { lastSuccessAt: null, recent: [], connectedAt: now }, []],
  ] as const)('%s', (_name, over, expected) => {
    expect(kinds(over as Partial<StreamHistory>)).toEqual(expected);
  });

  it('are one per integration: a failing sync is not reported as stale too', () => {
    const failing = { recent: [failure, failure, failure], lastSuccessAt: inDays(-3) };
    expect(kinds(failing, { ...failing, stream: 'campaigns' })).toEqual(['sync_failed metrics']);
  });
});
