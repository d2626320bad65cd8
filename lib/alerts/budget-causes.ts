import { addDays, daysBetween, type IsoDate } from '@/lib/dates';
import { fraction } from '@/lib/metrics/ratios';
import type { DailyBudgetRule } from '@/lib/platforms/platform';
import type { Cause } from './cause';

/** An active campaign with a budget. */
export interface BudgetedCampaign {
  id: string;
  name: string;
  platform: string;
  accountName: string;
  currency: string;
  kind: 'daily' | 'lifetime';
  budgetMicros: bigint;
  // Of the account's today (daily) or of the campaign's life (lifetime).
  usedMicros: bigint;
  yesterdayMicros: bigint;
  // Since `windowFrom`: the part of the week or month with the present budget.
  windowMicros: bigint;
  windowFrom: IsoDate;
  // The account's day; null: no known change.
  budgetChangedOn: IsoDate | null;
  startsAt: Date;
  endsAt: Date | null;
  // The account's today, and how much of it has passed (0 to 1).
  accountDay: IsoDate;
  dayElapsed: number;
}

type BudgetKind = 'budget_used' | 'budget_exhausted' | 'budget_overspent';
type Clock = 'day' | 'week' | 'month' | 'lifetime';

interface Use {
  clock: Clock;
  period: string;
  usedMicros: bigint;
  limitMicros: bigint;
  timeLeft: number;
}

interface BudgetAlert extends Use {
  kind: BudgetKind;
}

const USED_SHARE = 0.9;
const TIME_LEFT = 0.1;
// In days: https://support.google.com/google-ads/answer/1704443
const AVERAGE_MONTH_DAYS = 30.4;
// Platforms sometimes bill slightly more than the cap.
const CAP_TOLERANCE = 1.1;

/**
 * budget_overspent: a day cost more than the platform allows. budget_used: 90 % spent, over 10 % of the period left.
 * budget_exhausted: all spent (cap or average: only with over 10 % left). Both use the period over which the platform
 * averages spend: a day above an average raises neither. A campaign raises one of the three.
 */
export function budgetCauses(
  campaigns: readonly BudgetedCampaign[],
  rules: Readonly<Record<string, DailyBudgetRule>>,
  now: Date,
): Cause[] {
  return campaigns.flatMap((campaign) => {
    const { id, name, platform, accountName, currency, budgetMicros, endsAt } = campaign;
    if (budgetMicros <= 0n || (endsAt && endsAt <= now)) return [];
    const alert = budgetAlert(campaign, rules[platform] ?? { dayLimit: 1, average: 'day' }, now);
    if (!alert) return [];
    const { kind, clock, usedMicros, limitMicros } = alert;
    const atStake = atStakeMicros(alert, endsAt);
    return [
      {
        kind,
        severity: kind === 'budget_used' ? 'warning' : 'urgent',
        causeKey: `${kind}:${id}:${alert.period}:${budgetMicros}`,
        subjectType: 'campaign',
        subjectId: id,
        values: {
          ...{ name, platform, accountName, currency, clock, budget: campaign.kind },
          percent: Number((usedMicros * 100n) / limitMicros),
          usedMicros: usedMicros.toString(),
          limitMicros: limitMicros.toString(),
          budgetMicros: budgetMicros.toString(),
          ...(atStake === null ? {} : { atStakeMicros: atStake.toString() }),
          ...(endsAt ? { endsAt: endsAt.toISOString() } : {}),
        },
      },
    ];
  });
}

/** What was spent beyond the limit of a day, else ahead of an even pace; null: without an end there is no pace. */
function atStakeMicros({ kind, clock, usedMicros, limitMicros, timeLeft }: BudgetAlert, endsAt: Date | null) {
  if (kind === 'budget_overspent') return usedMicros - limitMicros;
  if (clock === 'lifetime' && !endsAt) return null;
  const ahead = usedMicros - times(limitMicros, Math.min(1, Math.max(0, 1 - timeLeft)));
  return ahead > 0n ? ahead : 0n;
}

function budgetAlert(campaign: BudgetedCampaign, rule: DailyBudgetRule, now: Date): BudgetAlert | null {
  if (campaign.kind === 'lifetime') {
    return ofUse(lifetimeUse(campaign, now), 0);
  }
  const overspent = daysOf(campaign, rule).find(({ usedMicros, limitMicros }) => usedMicros > limitMicros);
  if (overspent) return { kind: 'budget_overspent', ...overspent };
  return ofUse(averageUse(campaign, rule), TIME_LEFT);
}

// `exhaustedWith`: the share of the time that must be left for an alert about a spent budget.
function ofUse(use: Use, exhaustedWith: number): BudgetAlert | null {
  const share = fraction(use.usedMicros, use.limitMicros);
  if (share >= 1)
    return exhaustedWith === 0 || use.timeLeft > exhaustedWith ? { kind: 'budget_exhausted', ...use } : null;
  return share >= USED_SHARE && use.timeLeft > TIME_LEFT ? { kind: 'budget_used', ...use } : null;
}

type LifetimeBudget = Pick<BudgetedCampaign, 'usedMicros' | 'budgetMicros' | 'startsAt' | 'endsAt'>;

/** At least 90 % of a lifetime budget is spent with over 10 % of the time left. `timeLeft`: 0 to 1, 1 without an end. */
export function lifetimeBudgetUse(budget: LifetimeBudget, now: Date): { isGone: boolean; timeLeft: number } {
  const use = lifetimeUse(budget, now);
  return { isGone: ofUse(use, TIME_LEFT) !== null, timeLeft: use.timeLeft };
}

function lifetimeUse({ usedMicros, budgetMicros, startsAt, endsAt }: LifetimeBudget, now: Date): Use {
  const left = endsAt ? (endsAt.getTime() - now.getTime()) / Math.max(1, endsAt.getTime() - startsAt.getTime()) : 1;
  return { clock: 'lifetime', period: 'lifetime', usedMicros, limitMicros: budgetMicros, timeLeft: left };
}

// Today and yesterday, except a day on which the budget changed.
function daysOf(campaign: BudgetedCampaign, rule: DailyBudgetRule): Use[] {
  const { accountDay, dayElapsed, budgetChangedOn, usedMicros, yesterdayMicros } = campaign;
  const limitMicros = times(campaign.budgetMicros, rule.dayLimit * (rule.average === 'day' ? CAP_TOLERANCE : 1));
  const use = (period: IsoDate, spentMicros: bigint, timeLeft: number): Use => ({
    ...{ clock: 'day', period, usedMicros: spentMicros, limitMicros, timeLeft },
  });
  const days = [use(accountDay, usedMicros, 1 - dayElapsed), use(addDays(accountDay, -1), yesterdayMicros, 0)];
  return days.filter(({ period }) => !budgetChangedOn || period > budgetChangedOn);
}

// The period that the platform averages over; the day itself for a cap.
function averageUse(campaign: BudgetedCampaign, rule: DailyBudgetRule): Use {
  const { accountDay, dayElapsed, budgetMicros, usedMicros, windowMicros, windowFrom } = campaign;
  if (rule.average === 'day') {
    return { clock: 'day', period: accountDay, usedMicros, limitMicros: budgetMicros, timeLeft: 1 - dayElapsed };
  }
  const { last, length } = periodOf(accountDay, rule);
  const days = daysBetween(windowFrom, last) + 1;
  const scale = rule.average === 'month' ? AVERAGE_MONTH_DAYS / length : 1;
  return {
    clock: rule.average,
    period: windowFrom,
    usedMicros: windowMicros,
    limitMicros: times(budgetMicros, days * scale),
    timeLeft: (daysBetween(accountDay, last) + 1 - dayElapsed) / days,
  };
}

function periodOf(day: IsoDate, rule: DailyBudgetRule): { last: IsoDate; length: number } {
  const date = new Date(`${day}T00:00:00Z`);
  if (rule.average !== 'week') {
    const length = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
    return { last: addDays(day, length - date.getUTCDate()), length };
  }
  const passed = (date.getUTCDay() - rule.weekStartsOn + 7) % 7;
  return { last: addDays(day, 6 - passed), length: 7 };
}

function times(micros: bigint, factor: number): bigint {
  return (micros * BigInt(Math.round(factor * 1_000_000))) / 1_000_000n;
}
