import { beforeAll, describe, expect, it } from 'vitest';
import { addDays, daysOf } from '@/lib/dates';
import type { DateWindow } from '@/lib/platforms/platform';
import { readAll } from '@/sandbox/testing/read-connector';
import { openReader } from './connector';
import { type AccountLine, accountOf, hasLack } from './fixtures/fixture';
import { platforms } from './fixtures/platform-fixtures';
import { sums, worldId, worldSumsOf } from './metric-sums';
import { days, runSandbox, worldOf } from './run-sandbox';

runSandbox();

describe.each(platforms)('the %s connector', (_, fixture) => {
  let reader: Awaited<ReturnType<typeof openReader>>;
  const { metrics } = fixture;
  const { rows } = metrics;
  const detailed = accountOf(fixture, rows.account);

  beforeAll(async () => {
    reader = await openReader(fixture);
  });
  const metricsOf = (account: AccountLine, window: DateWindow) => {
    const { connector, accessToken } = reader;
    return readAll((cursor) => connector.ads.listDailyMetrics({ accessToken, cursor, account, window }));
  };
  const worldSums = (account: AccountLine, window: DateWindow) =>
    worldSumsOf(worldOf(fixture.id), account.externalId, window);

  it('sums to the figures of every ad account to the micro, in its currency', async () => {
    for (const account of fixture.accounts) {
      for (const window of metrics.windows) {
        const read = await metricsOf(account, window);
        expect(sums(read)).toEqual(worldSums(account, window));
        expect(read.every(({ currency }) => currency === account.currency)).toBe(true);
        if (hasLack(metrics.reach)) expect(read.every(({ reach }) => reach === null)).toBe(true);
        if (metrics.emptyAccounts.includes(account.externalId)) expect(read).toEqual([]);
      }
    }
    for (const { account, window, moreThan } of metrics.volumes) {
      expect(worldSums(accountOf(fixture, account), window).rows).toBeGreaterThan(moreThan);
    }
  });

  it('sums to the figures of the whole history', async (context) => {
    const { histories } = metrics;
    if (hasLack(histories)) return context.skip(histories.lack);
    for (const account of histories.map((id) => accountOf(fixture, id))) {
      const history = worldOf(fixture.id).history(worldId(account.externalId));
      expect(sums(await metricsOf(account, history))).toEqual(worldSums(account, history));
    }
  });

  it('gives each day its own figures in the weeks in which clocks change', async (context) => {
    const { clockChanges } = metrics;
    if (hasLack(clockChanges)) return context.skip(clockChanges.lack);
    for (const { account: id, window } of clockChanges) {
      const account = accountOf(fixture, id);
      const read = await metricsOf(account, window);
      expect(sums(read)).toEqual(worldSums(account, window));
      for (const date of daysOf(window.from, window.to)) {
        const day = { from: date, to: date };
        expect(sums(read.filter((row) => row.date === date))).toEqual(worldSums(account, day));
        expect(sums(await metricsOf(account, day))).toEqual(worldSums(account, day));
      }
    }
  });

  it('gives each campaign on each day every figure', async () => {
    const world = worldOf(fixture.id);
    const read = await metricsOf(detailed, rows.window);
    const plans = world.campaigns(worldId(detailed.externalId));
    const expected = plans.flatMap((plan) =>
      [...world.facts(plan, rows.window)].map((fact) => rows.expected(plan, fact, detailed)),
    );
    const byKey = (row: { campaignExternalId: string; date: string }) => `${row.campaignExternalId} ${row.date}`;
    const sorted = <T extends { campaignExternalId: string; date: string }>(list: T[]) =>
      list.sort((a, b) => byKey(a).localeCompare(byKey(b)));
    expect(sorted(read)).toEqual(sorted(expected));
    const planOf = new Map(plans.map((plan) => [plan.id, plan]));
    for (const { is, moreThan } of rows.occur) {
      const found = read.filter((row) => {
        const plan = planOf.get(row.campaignExternalId);
        return plan && is(row, plan);
      });
      expect(found.length).toBeGreaterThan(moreThan);
    }
  });

  it('gives the first, the last and an inner day of a window their own figures', async () => {
    const { window } = rows;
    const read = await metricsOf(detailed, window);
    for (const date of [window.from, addDays(window.from, 1), addDays(window.to, -1), window.to]) {
      const ofDay = read.filter((row) => row.date === date);
      expect(sums(ofDay)).toEqual(worldSums(detailed, { from: date, to: date }));
      expect(ofDay.length).toBeGreaterThan(metrics.rows.campaignsPerDay);
    }
  });

  it('keeps the figures of a deleted campaign', async () => {
    const world = worldOf(fixture.id);
    const account = accountOf(fixture, fixture.mainAccount);
    const history = world.history(worldId(account.externalId));
    const spent = world
      .campaigns(worldId(account.externalId))
      .find((plan) => plan.state === 'deleted' && !world.facts(plan, history).next().done);
    if (!spent) throw new Error('no deleted campaign has figures');
    const read = await metricsOf(account, { from: spent.startsOn, to: addDays(spent.startsOn, 20) });
    expect(read.some(({ campaignExternalId }) => campaignExternalId === spent.id)).toBe(true);
  });

  it('returns no rows for days to come', async () => {
    const account = accountOf(fixture, fixture.mainAccount);
    expect(await metricsOf(account, days(1, 9))).toEqual([]);
  });
});
