import { describe, expect, it } from 'vitest';
import { addDays } from '@/lib/dates';
import { metaCompany } from '../platforms/meta/seed-data';
import { createWorld } from './create-world';

const noon = (date: string) => new Date(`${date}T12:00:00Z`);
const worldOn = (date: string, seed = 'test') =>
  createWorld({ seed, now: () => noon(date), blueprints: [metaCompany] }).platform('meta');
const riyadh = '238001100010001';
const someDays = ['2026-01-01', '2026-02-28', '2026-04-01', '2026-06-30', '2026-11-22', '2027-03-15'];

function factsOf(date: string, window: { from: string; to: string }) {
  const world = worldOn(date);
  return new Map(
    world
      .campaigns(riyadh)
      .flatMap((campaign) =>
        [...world.facts(campaign, window)].map((fact) => [`${fact.campaignId} ${fact.date}`, fact]),
      ),
  );
}

describe('the world', () => {
  it('the world is the same for one seed and day, and different for another seed', () => {
    const quarter = { from: '2026-09-01', to: '2026-11-22' };
    const totals = worldOn('2026-11-22').totals(quarter);
    expect(worldOn('2026-11-22').totals(quarter)).toEqual(totals);
    expect(
      worldOn('2026-11-22')
        .campaigns(riyadh)
        .map(({ id }) => id),
    ).toEqual(
      worldOn('2026-11-22')
        .campaigns(riyadh)
        .map(({ id }) => id),
    );
    expect(worldOn('2026-11-22', 'other').totals(quarter)).not.toEqual(totals);
  });

  it('the world restates conversions upwards for 28 days and never after', () => {
    const day = { from: '2026-10-20', to: '2026-10-20' };
    const conversionsSeenOn = (date: string) =>
      worldOn(date)
        .totals(day)
        .reduce((sum, account) => sum + account.conversions, 0);
    const ages = [1, 3, 7, 14, 28, 60].map((age) => conversionsSeenOn(addDays(day.from, age)));
    expect(ages).toEqual([...ages].sort((a, b) => a - b));
    expect(ages[0]).toBeGreaterThan(0);
    expect(ages[0]).toBeLessThan((ages[4] ?? 0) * 0.8);
    expect(ages[5]).toBe(ages[4]);
  });

  it('the world removes some reported days inside the window and leaves out days without delivery', () => {
    const window = { from: '2026-10-26', to: '2026-11-22' };
    const early = new Map([
      ...factsOf('2026-11-08', window),
      ...factsOf('2026-11-15', window),
      ...factsOf('2026-11-22', window),
    ]);
    const late = factsOf('2026-12-30', window);
    const vanished = [...early.keys()].filter((key) => !late.has(key));
    expect(vanished.length).toBeGreaterThan(0);
    expect([...late.values()].every(({ impressions }) => impressions > 0)).toBe(true);
  });

  it('the world has 13 months of history and no days before or after', () => {
    const world = worldOn('2026-11-22');
    const outside = [
      world.totals({ from: '2024-01-01', to: '2025-10-01' }),
      world.totals({ from: '2026-11-24', to: '2027-01-31' }),
    ];
    expect(outside.flat().every(({ rows }) => rows === 0)).toBe(true);
    expect(world.totals({ from: '2025-11-01', to: '2025-11-30' })[0]?.rows).toBeGreaterThan(100);
  });

  it.each(someDays)('the world has every kind of campaign on %s, one past 90 %% of its lifetime budget', (date) => {
    const world = worldOn(date);
    const campaigns = world.campaigns(riyadh);
    expect(new Set(campaigns.map(({ state }) => state))).toContain('active');
    expect(new Set(campaigns.map(({ state }) => state))).toContain('paused');
    expect(new Set(campaigns.map(({ state }) => state))).toContain('archived');
    expect(new Set(campaigns.map(({ budget }) => budget.kind))).toEqual(new Set(['daily', 'lifetime', 'ad-sets']));
    const used = campaigns
      .filter(({ state, endsOn }) => state === 'active' && endsOn !== null && endsOn > date)
      .flatMap((campaign) =>
        campaign.budget.kind === 'lifetime' && campaign.steady
          ? [Number(world.spentMicros(campaign)) / Number(campaign.budget.amountMicros)]
          : [],
      );
    expect(used.some((share) => share > 0.9 && share < 1)).toBe(true);
  });

  it('the world is busier at the weekend of the Gulf than in its week', () => {
    const world = worldOn('2026-06-20');
    const spendOn = (weekday: number) => {
      let spend = 0;
      for (let date = '2026-04-01'; date <= '2026-06-10'; date = addDays(date, 1)) {
        if (new Date(`${date}T00:00:00Z`).getUTCDay() !== weekday) continue;
        spend += Number(world.totals({ from: date, to: date })[0]?.spendMicros ?? 0n);
      }
      return spend;
    };
    expect(spendOn(5)).toBeGreaterThan(spendOn(1) * 1.15);
  });

  it('the world schedules posts ahead, and engagement of published ones grows', () => {
    const now = worldOn('2026-11-22');
    const later = worldOn('2026-11-26');
    const posts = now.posts('104200000000001');
    const planned = posts.filter(({ publishesAt }) => publishesAt > noon('2026-11-22'));
    expect(planned.length).toBeGreaterThan(5);
    expect(planned.every(({ engagement }) => engagement.views === 0)).toBe(true);
    const newest = posts.find(({ publishesAt }) => publishesAt < noon('2026-11-21'));
    const grown = later.posts('104200000000001').find(({ id }) => id === newest?.id);
    expect(grown?.engagement.views).toBeGreaterThan(newest?.engagement.views ?? Number.POSITIVE_INFINITY);
    expect(new Set(posts.map(({ id }) => id)).size).toBe(posts.length);
  });
});
