import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { listAlerts } from '@/lib/alerts/data';
import { evaluateAlerts } from '@/lib/alerts/evaluate-alerts';
import { addDays, daysOf } from '@/lib/dates';
import { logger } from '@/lib/logger';
import type { RemoteDailyMetrics } from '@/lib/platforms/platform';
import { listRuns } from '../status/list-runs';
import { connectAll, mintSession, sync } from '../testing/connected-organization';
import { FakePlatform, remoteAccount, remoteMetrics } from '../testing/fake-platform';
import { storedFacts } from '../testing/stored-facts';

const today = '2026-11-23';

beforeEach(() => {
  logger.level = 'silent';
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-23T09:00:00Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

/** Two campaigns that converted on each of ten days. */
const healthy = () =>
  daysOf(addDays(today, -12), addDays(today, -3)).flatMap((date) =>
    ['c1', 'c2'].map((campaign) =>
      remoteMetrics(campaign, date, { conversions: '4', conversionValueMicros: 9_000_000n, spendMicros: 2_000_000n }),
    ),
  );

/** What is stored, and alerted, after the platform answered `healthy` and then each of `answers`, a day apart. */
async function readThrough(answers: RemoteDailyMetrics[][]) {
  const platform = new FakePlatform();
  platform.pageSize = 500;
  platform.accounts = [remoteAccount('101')];
  platform.metrics.set('101', healthy());
  const session = await mintSession();
  const integrationId = await connectAll(session, platform);
  await sync(session.orgId, integrationId, platform, 'metrics');
  for (const [index, answer] of answers.entries()) {
    vi.setSystemTime(new Date(Date.parse('2026-11-23T10:00:00Z') + index * 86_400_000));
    platform.metrics.set('101', answer);
    await sync(session.orgId, integrationId, platform, 'metrics');
  }
  await evaluateAlerts(session.orgId);
  const facts = await storedFacts(session.orgId);
  const { runs } = await listRuns(session.orgId, { integrationId }, { cursor: undefined, limit: 1 }, 'en');
  const [run] = runs;
  const { alerts: open } = await listAlerts(session.orgId, { state: 'open', limit: 50 });
  const alerts = open.filter(({ kind }) => kind === 'figures_held');
  return { facts, run, doubts: alerts.map(({ values }) => values.doubt) };
}

const without = (change: Partial<RemoteDailyMetrics>) => healthy().map((row) => ({ ...row, ...change }));

describe('figures that contradict what is stored', () => {
  it.each([
    ['conversions_missing', without({ conversions: '0', conversionValueMicros: null })],
    ['value_without_conversions', without({ conversions: '0' })],
    ['value_missing', without({ conversionValueMicros: 0n })],
    ['other_scale', without({ conversionValueMicros: 9n })],
    ['other_scale', without({ spendMicros: 200_000_000n })],
    ['everything_missing', []],
  ])('are held back and alerted: %s', async (doubt, answer) => {
    const { facts, run, doubts } = await readThrough([answer]);
    expect(doubts).toEqual([doubt]);
    expect(facts).toHaveLength(20);
    expect(facts).toMatchObject(
      Array.from({ length: 20 }, () => ({ spend_micros: '2000000', conversion_value_micros: '9000000' })),
    );
    expect(run).toMatchObject({ status: 'succeeded', warnings: 1 });
  });

  it('are taken, and the alert closes, once the platform has answered the same for three days', async () => {
    const answer = without({ conversions: '0', conversionValueMicros: null });
    const { facts, doubts } = await readThrough([answer, answer, answer, answer, answer]);
    expect(facts[0]).toMatchObject({ conversion_value_micros: null });
    expect(doubts).toEqual([]);
  });

  it('close the alert when the platform answers as before', async () => {
    const { run, doubts } = await readThrough([without({ conversions: '0' }), healthy()]);
    expect(doubts).toEqual([]);
    expect(run).toMatchObject({ status: 'succeeded', warnings: 0 });
  });

  it('are written where one campaign of several lacks a figure on one day', async () => {
    const answer = healthy().map((row, index) => (index === 0 ? { ...row, conversions: '0' } : row));
    const { doubts, run } = await readThrough([answer]);
    expect(doubts).toEqual([]);
    expect(run).toMatchObject({ warnings: 0, rowsChanged: 1 });
  });
});
