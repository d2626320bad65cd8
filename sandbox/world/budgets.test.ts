import { describe, expect, it } from 'vitest';
import { addDays } from '@/lib/dates';
import { sandboxPlatforms } from '../registry';
import { createWorld } from './create-world';

/** Ramadan, the busiest season, and an ordinary week. */
const busyDays = ['2026-11-30', '2027-03-01', '2026-06-10'];

describe('daily budgets of the world', () => {
  it.each(busyDays)('on %s every campaign keeps its daily budget, except the one meant to exceed it', (date) => {
    const now = () => new Date(`${date}T12:00:00Z`);
    const blueprints = sandboxPlatforms.map(({ company }) => company);
    const world = createWorld({ seed: 'test', now, blueprints });
    const window = { from: addDays(date, -13), to: addDays(date, -1) };
    const above = sandboxPlatforms.flatMap(({ company }) => {
      const platform = world.platform(company.platform);
      return company.accounts.flatMap((account) =>
        platform.campaigns(account.id).flatMap((campaign) => {
          if (campaign.budget.kind !== 'daily') return [];
          const budget = Number(campaign.budget.amountMicros);
          const shares = [...platform.facts(campaign, window)].map(({ spendMicros }) => Number(spendMicros) / budget);
          return Math.max(0, ...shares) > 0.9 ? [{ name: campaign.name, most: Math.max(...shares) }] : [];
        }),
      );
    });
    expect(above.map(({ name }) => name)).toEqual(['[Search] نخلة Brand – KSA 🔎']);
    expect(above[0]?.most).toBeGreaterThan(2);
  });
});
