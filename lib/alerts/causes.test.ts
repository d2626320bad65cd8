import { describe, expect, it } from 'vitest';
import { type BudgetedCampaign, budgetCauses } from './budget-causes';
import { type StreamHistory, syncCauses } from './sync-causes';
import { type IntegrationToken, tokenCauses } from './token-causes';

const now = new Date('2026-05-10T12:00:00Z');
const inDays = (days: number) => new Date(now.getTime() + days * 86_400_000);

describe('budget alerts', () => {
  const campaign: BudgetedCampaign = {
    id: 'c',
    name: 'Campaign',
    platform: 'meta',
    currency: 'SAR',
    kind: 'lifetime',
    budgetMicros: 1000n,
    usedMicros: 900n,
    startsAt: inDays(-10),
    endsAt: inDays(10),
    accountDay: '2026-05-10',
    dayElapsed: 0.5,
  };
  const kinds = (over: Partial<BudgetedCampaign>) =>
    budgetCauses([{ ...campaign, ...over }], now).map(({ kind }) => kind);

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

  it('count anew when the budget rises or the account starts another day', () => {
    const key = (over: Partial<BudgetedCampaign>) => budgetCauses([{ ...campaign, ...over }], now)[0]?.causeKey;
    expect(key({ budgetMicros: 1001n, usedMicros: 950n })).not.toBe(key({}));
    expect(key({ kind: 'daily' })).not.toBe(key({ kind: 'daily', accountDay: '2026-05-11' }));
  });
});

describe('token alerts', () => {
  const token: IntegrationToken = {
    id: 'i',
    platform: 'meta',
    name: 'Person',
    status: 'active',
    statusReason: null,
    expiresAt: inDays(5),
    refreshDueAt: inDays(1),
    scheduledPosts: 3,
  };
  const causes = (over: Partial<IntegrationToken>) =>
    tokenCauses([{ ...token, ...over }], now).map(({ kind, severity }) => [kind, severity]);

  it.each([
    ['a token that renews itself', {}, []],
    ['renewal failing', { status: 'retry_wait' }, [['token_expiring', 'warning']]],
    ['no renewal at all', { refreshDueAt: null }, [['token_expiring', 'warning']]],
    ['renewal overdue by minutes', { refreshDueAt: inDays(-0.01) }, []],
    ['renewal overdue by hours', { refreshDueAt: inDays(-0.1) }, [['token_expiring', 'warning']]],
    ['seven days', { refreshDueAt: null, expiresAt: inDays(7) }, []],
    ['three days', { refreshDueAt: null, expiresAt: inDays(3) }, [['token_expiring', 'urgent']]],
    ['one day', { refreshDueAt: null, expiresAt: inDays(1) }, [['token_expiring', 'critical']]],
    ['a past end', { refreshDueAt: null, expiresAt: inDays(-1) }, [['token_expiring', 'critical']]],
    ['no end', { refreshDueAt: null, expiresAt: null }, []],
    ['a dead token', { status: 'reauth_required' }, [['token_dead', 'critical']]],
    ['a revoked token', { status: 'revoked' }, [['token_dead', 'critical']]],
    ['a connection a person ended', { status: 'disconnected', refreshDueAt: null }, []],
  ] as const)('%s', (_name, over, expected) => {
    expect(causes(over)).toEqual(expected);
  });
});

describe('sync alerts', () => {
  const failure = { failed: true, errorClass: 'transient', errorCode: 'timeout' };
  const success = { failed: false, errorClass: null, errorCode: null };
  const history: StreamHistory = {
    integrationId: 'i',
    platform: 'meta',
    name: 'Person',
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

  it('are one for a connection: what fails is not told to be old too', () => {
    const failing = { recent: [failure, failure, failure], lastSuccessAt: inDays(-3) };
    expect(kinds(failing, { ...failing, stream: 'campaigns' })).toEqual(['sync_failed metrics']);
  });
});
