import { beforeAll, describe, expect, it } from 'vitest';
import { addDays, daysOf } from '@/lib/dates';
import { decimalFromMicros, microsFromDecimal } from '@/lib/money';
import type { DateWindow } from '@/lib/platforms/platform';
import { platformDefinition } from '@/lib/platforms/registry';
import { readAll } from '@/sandbox/testing/read-connector';
import { openReader } from './connector';
import { type AccountLine, accountOf, byAction, hasLack } from './fixtures/fixture';
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
    const named = read.map((row) => ({ ...row, actions: byAction(row.actions) }));
    expect(sorted(named)).toEqual(sorted(expected));
    const planOf = new Map(plans.map((plan) => [plan.id, plan]));
    for (const { is, moreThan } of rows.occur) {
      const found = read.filter((row) => {
        const plan = planOf.get(row.campaignExternalId);
        return plan && is(row, plan);
      });
      expect(found.length).toBeGreaterThan(moreThan);
    }
  });

  it('names each action of a row once, and its default choice sums to the conversions and their value', async () => {
    const { conversions, sales } = platformDefinition(fixture.id).conversionActions;
    const read = await metricsOf(detailed, rows.window);
    for (const row of read) {
      const names = row.actions.map(({ action }) => action);
      expect(names).toEqual([...new Set(names)]);
      const counted = row.actions.filter(({ action }) => conversions.includes(action));
      const sum = counted.reduce((total, action) => total + microsFromDecimal(action.conversions), 0n);
      expect(row.conversions).toBe(decimalFromMicros(sum));
      const values = row.actions.flatMap(({ action, valueMicros }) => (sales.includes(action) ? [valueMicros] : []));
      const known = values.filter((value) => value !== null);
      expect(row.conversionValueMicros).toBe(
        known.length > 0 ? known.reduce((total, value) => total + value, 0n) : null,
      );
    }
    const seen = new Set(read.flatMap(({ actions }) => actions.map(({ action }) => action)));
    expect([...seen].filter((action) => conversions.includes(action)).length).toBeGreaterThan(1);
    expect(sales.filter((action) => !conversions.includes(action))).toEqual([]);
  });

  it('reads steps and events that are no conversions by default, and does not count them', async (context) => {
    if (hasLack(metrics.uncounted)) return context.skip(metrics.uncounted.lack);
    const { conversions } = platformDefinition(fixture.id).conversionActions;
    const read = await metricsOf(detailed, rows.window);
    for (const action of metrics.uncounted) {
      expect(conversions).not.toContain(action);
      expect(read.flatMap((row) => row.actions).some((found) => found.action === action)).toBe(true);
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
