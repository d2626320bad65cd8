import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { auditLog } from '@/db/schema/audit-log';
import { withOrg } from '@/db/tenant';
import { acceptFiguresOfAlert, acceptHeldFigures } from '@/lib/alerts/accept-figures';
import { evaluateAlerts } from '@/lib/alerts/evaluate-alerts';
import { listAlerts } from '@/lib/alerts/list-alerts';
import { listHeldFigures } from '@/lib/alerts/list-held-figures';
import { addDays, daysOf } from '@/lib/dates';
import { logger } from '@/lib/logger';
import { platformIds } from '@/lib/platform-ids';
import type { RemoteDailyMetrics } from '@/lib/platforms/platform';
import { platformDefinition } from '@/lib/platforms/registry';
import { listRuns } from '../status/list-runs';
import { connectAll, mintSession, sync } from '../testing/connected-organization';
import { FakePlatform, remoteAccount, remoteMetrics, withFigures } from '../testing/fake-platform';
import { storedFacts } from '../testing/stored-facts';

const today = '2026-11-23';

beforeEach(() => {
  logger.level = 'silent';
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-23T09:00:00Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

const healthy = () =>
  daysOf(addDays(today, -12), addDays(today, -3)).flatMap((date) =>
    ['c1', 'c2'].map((campaign) =>
      remoteMetrics(campaign, date, { conversions: '4', conversionValueMicros: 9_000_000n, spendMicros: 2_000_000n }),
    ),
  );

// What is stored after the platform answered `healthy` and then each of `answers`, a day apart.
async function readThrough(
  answers: RemoteDailyMetrics[][],
  { before = healthy(), pageSize = 500, platform = new FakePlatform() } = {},
) {
  platform.pageSize = pageSize;
  platform.accounts = [remoteAccount('101', 'SAR', 'Asia/Riyadh')];
  platform.metrics.set('101', before);
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
  return { session, integrationId, platform, facts, run, alerts, doubts: alerts.map(({ values }) => values.doubt) };
}

const without = (change: Partial<RemoteDailyMetrics>) => healthy().map((row) => withFigures(row, change));

describe('figures that contradict stored ones', () => {
  it.each([
    ['conversions_missing', without({ conversions: '0', conversionValueMicros: null })],
    ['value_without_conversions', without({ conversions: '0' })],
    ['value_missing', without({ conversionValueMicros: 0n })],
    ['other_scale', without({ conversionValueMicros: 9n })],
    ['other_scale', without({ spendMicros: 200_000_000n })],
    ['everything_missing', []],
  ])('figures that contradict stored ones are held back with an alert: %s', async (doubt, answer) => {
    const { facts, run, doubts } = await readThrough([answer]);
    expect(doubts).toEqual([doubt]);
    expect(facts).toHaveLength(20);
    expect(facts).toMatchObject(
      Array.from({ length: 20 }, () => ({ spend_micros: '2000000', conversion_value_micros: '9000000' })),
    );
    expect(run).toMatchObject({ status: 'succeeded', warnings: 1 });
  });

  it('held figures are stored, and the alert closes, once the platform answers the same for three days', async () => {
    const answer = without({ conversions: '0', conversionValueMicros: null });
    const held = await readThrough([answer, answer, answer]);
    expect(held.facts[0]).toMatchObject({ conversion_value_micros: '9000000' });
    expect(held.doubts).toEqual(['conversions_missing']);
    const { facts, doubts, run } = await readThrough([answer, answer, answer, answer]);
    expect(facts[0]).toMatchObject({ conversions: '0.000000', conversion_value_micros: null });
    expect(doubts).toEqual([]);
    expect(run).toMatchObject({ status: 'succeeded', warnings: 0 });
  });

  it('held figures are stored for good where each new answer repeats the contradiction', async () => {
    const answer = without({ conversions: '0' });
    const { facts, doubts } = await readThrough([answer, answer, answer, answer, answer, answer]);
    expect(facts[0]).toMatchObject({ conversions: '0.000000', conversion_value_micros: '9000000' });
    expect(doubts).toEqual([]);
  });

  it('figures are held back over all pages of a reading, however small each page is', async () => {
    const answer = without({ conversions: '0', conversionValueMicros: null });
    const { facts, doubts } = await readThrough([answer], { pageSize: 1 });
    expect(doubts).toEqual(['conversions_missing']);
    expect(facts).toMatchObject(Array.from({ length: 20 }, () => ({ conversion_value_micros: '9000000' })));
  });

  it('figures are held back for an account with one campaign and two days', async () => {
    const before = healthy()
      .slice(-4)
      .filter(({ campaignExternalId }) => campaignExternalId === 'c1');
    const answer = before.map((row) => withFigures(row, { conversions: '0', conversionValueMicros: null }));
    const { facts, doubts } = await readThrough([answer], { before });
    expect(doubts).toEqual(['conversions_missing']);
    expect(facts).toMatchObject([{ conversions: '4.000000' }, { conversions: '4.000000' }]);
  });

  it('figures are held back where clicks are missing in every row', async () => {
    const { facts, doubts } = await readThrough([without({ clicks: 0 })]);
    expect(doubts).toEqual(['figure_missing']);
    expect(facts[0]).toMatchObject({ clicks: '10' });
  });

  it('figures are written where the platform may omit the figure', async () => {
    const platform = new FakePlatform();
    const { absentFrom } = platform.figureRules;
    platform.figureRules = { ...platform.figureRules, absentFrom: { ...absentFrom, clicks: 'all_rows' } };
    const { facts, doubts } = await readThrough([without({ clicks: 0 })], { platform });
    expect(doubts).toEqual([]);
    expect(facts[0]).toMatchObject({ clicks: '0' });
  });

  it('figures are written page by page where only one page looks doubtful', async () => {
    const answer = healthy().map((row, index) =>
      index < 6 ? withFigures(row, { conversions: '0', conversionValueMicros: null }) : row,
    );
    const { facts, doubts, run } = await readThrough([answer], { pageSize: 2 });
    expect(doubts).toEqual([]);
    expect(run).toMatchObject({ status: 'succeeded', warnings: 0 });
    expect(facts.filter(({ conversions }) => conversions === '0.000000')).toHaveLength(6);
  });

  it('the next sync stores held figures once a marketer accepts them, and the alert closes at once', async () => {
    const answer = without({ conversions: '0', conversionValueMicros: null });
    const { session, integrationId, platform, alerts } = await readThrough([answer]);
    const [alert] = alerts;
    if (!alert) throw new Error('no alert');
    // @ts-expect-error a viewer's session
    await expect(acceptFiguresOfAlert({ ...session, role: 'viewer' }, alert.id)).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(acceptFiguresOfAlert(await mintSession(), alert.id)).rejects.toMatchObject({ code: 'not_found' });
    expect((await acceptFiguresOfAlert(session, alert.id)).closedAt).not.toBeNull();
    await expect(acceptFiguresOfAlert(session, alert.id)).rejects.toMatchObject({ code: 'not_found' });
    await sync(session.orgId, integrationId, platform, 'metrics');
    expect((await storedFacts(session.orgId))[0]).toMatchObject({ conversions: '0.000000' });
    const lines = await withOrg(session.orgId, (tx) =>
      tx.select().from(auditLog).where(eq(auditLog.action, 'figures.accepted')),
    );
    expect(lines).toMatchObject([{ actorId: session.user.id, detail: { doubt: 'conversions_missing' } }]);
  });

  it('the alert of held figures closes when the platform answers as before', async () => {
    const { run, doubts } = await readThrough([without({ conversions: '0' }), healthy()]);
    expect(doubts).toEqual([]);
    expect(run).toMatchObject({ status: 'succeeded', warnings: 0 });
  });

  it('figures are written where one campaign of several lacks a figure on one day', async () => {
    const answer = healthy().map((row, index) => (index === 0 ? withFigures(row, { conversions: '0' }) : row));
    const { doubts, run } = await readThrough([answer]);
    expect(doubts).toEqual([]);
    expect(run).toMatchObject({ warnings: 0, rowsChanged: 1 });
  });

  it.each([500, 1])('held figures show what storing them changes, read in pages of %i', async (pageSize) => {
    const answer = without({ conversions: '1.5', conversionValueMicros: 9n });
    const { session } = await readThrough([answer], { pageSize });
    const [held, ...others] = await listHeldFigures(session.orgId);
    expect(others).toEqual([]);
    expect(held).toMatchObject({ doubt: 'other_scale', platform: 'meta', name: expect.any(String), currency: 'SAR' });
    expect(held?.change).toMatchObject({
      days: daysOf(addDays(today, -12), addDays(today, -3)),
      campaigns: ['c1', 'c2'].map((campaign) => expect.stringContaining(campaign)),
    });
    const { totals } = held?.change ?? {};
    expect(Number(totals?.conversions.stored)).toBe(80);
    expect(Number(totals?.conversions.answered)).toBe(30);
    expect(totals?.conversionValueMicros).toEqual({ stored: '180000000', answered: '180' });
    expect(totals?.spendMicros.stored).toBe(totals?.spendMicros.answered);
  });

  it('held figures without any row change nothing where campaigns may only be hidden', async () => {
    const { session } = await readThrough([[]]);
    const [held] = await listHeldFigures(session.orgId);
    expect(held).toMatchObject({ doubt: 'everything_missing', change: { days: [], campaigns: [] } });
  });

  it('held figures of several accounts are accepted at once, and those of others and of other organizations stay', async () => {
    const platform = new FakePlatform();
    const [one, two, three] = ['201', '202', '203'].map((id) => remoteAccount(id, 'SAR', 'Asia/Riyadh'));
    if (!one || !two || !three) throw new Error('no accounts');
    platform.accounts = [one, two, three];
    const ofAccount = (id: string, rows: RemoteDailyMetrics[]) =>
      rows.map((row) => ({ ...row, campaignExternalId: `${id} ${row.campaignExternalId}` }));
    const answerAll = (rows: RemoteDailyMetrics[]) => {
      for (const id of ['201', '202', '203']) platform.metrics.set(id, ofAccount(id, rows));
    };
    answerAll(healthy());
    const session = await mintSession();
    const integrationId = await connectAll(session, platform);
    await sync(session.orgId, integrationId, platform, 'metrics');
    answerAll(without({ conversions: '0', conversionValueMicros: null }));
    await sync(session.orgId, integrationId, platform, 'metrics');
    const held = await listHeldFigures(session.orgId);
    expect(held).toHaveLength(3);
    const ids = held.slice(0, 2).map(({ adAccountId }) => adAccountId);
    // @ts-expect-error a viewer's session
    await expect(acceptHeldFigures({ ...session, role: 'viewer' }, ids)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(acceptHeldFigures(await mintSession(), ids)).rejects.toMatchObject({ code: 'not_found' });
    // Of two concurrent acceptances one is recorded.
    const both = await Promise.allSettled([acceptHeldFigures(session, ids), acceptHeldFigures(session, ids)]);
    const accepted = both.flatMap((one) => (one.status === 'fulfilled' ? one.value : []));
    expect(accepted.sort()).toEqual([...ids].sort());
    const lines = await withOrg(session.orgId, (tx) =>
      tx.select().from(auditLog).where(eq(auditLog.action, 'figures.accepted')),
    );
    expect(lines.map(({ subjectId }) => subjectId).sort()).toEqual([...ids].sort());
    expect((await listHeldFigures(session.orgId)).map(({ adAccountId }) => adAccountId)).toEqual([
      held[2]?.adAccountId,
    ]);
    await sync(session.orgId, integrationId, platform, 'metrics');
    const facts = await storedFacts(session.orgId);
    expect(facts.filter(({ conversions }) => conversions === '0.000000')).toHaveLength(40);
    expect(facts.filter(({ conversions }) => conversions === '4.000000')).toHaveLength(20);
  });
});

const MILLION = 1_000_000n;
const worth = (conversionValueMicros: bigint) => (row: RemoteDailyMetrics) =>
  withFigures(row, { conversionValueMicros });
const nextDay = (value: bigint) =>
  remoteMetrics('c1', addDays(today, -2), { conversions: '3', conversionValueMicros: value, spendMicros: 2_000_000n });

describe.each(platformIds)('values of %s in another unit than the account had before', (id) => {
  it.each([
    ['a million times larger, on days that are stored', healthy().map(worth(9_000_000n * MILLION)), 20],
    ['a million times smaller, on days that are stored', healthy().map(worth(9n)), 20],
    ['a million times larger, on a new day alone', [...healthy(), nextDay(6_750_000n * MILLION)], 20],
    ['a million times smaller, on a new day alone', [...healthy(), nextDay(7n)], 20],
    ['a million times smaller, after weeks that were not read', [nextDay(7n)], 20],
  ])('values in another unit are held back: %s', async (_title, answer, rows) => {
    const platform = new FakePlatform(undefined, id);
    platform.figureRules = platformDefinition(id).figureRules;
    const { doubts, facts } = await readThrough([answer], { platform });
    expect(doubts).toEqual(['other_scale']);
    expect(facts).toHaveLength(rows);
    expect(facts.every((row) => row.conversion_value_micros === '9000000')).toBe(true);
  });

  it('a conversion worth twenty times as much on a new day is written', async () => {
    const platform = new FakePlatform(undefined, id);
    platform.figureRules = platformDefinition(id).figureRules;
    const { doubts, facts } = await readThrough([[...healthy(), nextDay(135_000_000n)]], { platform });
    expect(doubts).toEqual([]);
    expect(facts).toHaveLength(21);
  });
});
