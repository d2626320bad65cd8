import { describe, expect } from 'vitest';
import { z } from 'zod';
import { type BudgetedCampaign, budgetCauses } from '@/lib/alerts/budget-causes';
import { dailyBudgetRules } from '@/lib/alerts/daily-budget-rules';
import { addDays } from '@/lib/dates';
import { platformIds } from '@/lib/platform-ids';
import { itFollows } from './report-cases';

const common = { platform: z.enum([...platformIds, 'any']), budget: z.number(), right: z.string() };
const report = z.object({
  cases: z.array(
    z.union([
      z.object({ ...common, spentToday: z.number(), dayElapsed: z.number() }),
      z.object({ ...common, kind: z.literal('lifetime'), spent: z.number() }),
    ]),
  ),
});
type Case = z.infer<typeof report>['cases'][number];

// A Wednesday in the middle of a month and of a week, with the budget spent on every day before it.
const TODAY = '2026-05-13';
const now = new Date(`${TODAY}T12:00:00Z`);

const micros = (amount: number) => BigInt(Math.round(amount * 1_000_000));

function campaignOf(given: Case, platform: string): BudgetedCampaign {
  const { average } = dailyBudgetRules()[platform as keyof ReturnType<typeof dailyBudgetRules>];
  const daysBefore = { day: 0, week: 3, month: 12 }[average];
  const used = 'spent' in given ? given.spent : given.spentToday;
  return {
    ...{ id: 'c', name: 'Campaign', platform, accountName: 'Account', currency: 'SAR' },
    kind: 'spent' in given ? 'lifetime' : 'daily',
    budgetMicros: micros(given.budget),
    usedMicros: micros(used),
    yesterdayMicros: micros('spent' in given ? 0 : given.budget),
    windowMicros: micros(daysBefore * given.budget + used),
    windowFrom: addDays(TODAY, -daysBefore),
    budgetChangedOn: null,
    startsAt: new Date(now.getTime() - 60 * 86_400_000),
    endsAt: null,
    accountDay: TODAY,
    dayElapsed: 'spent' in given ? 0.5 : given.dayElapsed,
  };
}

describe('the alert about a budget', () => {
  itFollows('daily-budget', report, ({ cases }) => {
    for (const given of cases) {
      for (const platform of given.platform === 'any' ? platformIds : [given.platform]) {
        const causes = budgetCauses([campaignOf(given, platform)], dailyBudgetRules(), now);
        const kinds = causes.map(({ kind }) => kind);
        const found = { ...given, platform, kinds };
        if (given.right.startsWith('an alert')) expect(found).toMatchObject({ kinds: ['budget_overspent'] });
        else if (given.right.startsWith('exhausted')) expect(found).toMatchObject({ kinds: ['budget_exhausted'] });
        else {
          expect(kinds).not.toContain('budget_exhausted');
          const urgent = causes.filter(({ severity }) => severity !== 'warning' && severity !== 'info');
          if (/no urgent alert|at most a note/.test(given.right))
            expect({ ...found, urgent }).toMatchObject({ urgent: [] });
          if (given.right.includes('used up')) expect(found).toMatchObject({ kinds: [] });
        }
      }
    }
  });
});
