import { z } from 'zod';
import { addDays, daysBetween, daysOf, type IsoDate } from '@/lib/dates';
import { dayNumber, monthsUntil, seasonFactor, weekdayFactor } from './calendar';
import {
  type AccountBlueprint,
  brands,
  type Campaign,
  type CampaignState,
  type EvergreenBlueprint,
  type PlatformBlueprint,
} from './model';
import { between, hashOf, mix, unit } from './random';
import seasonalNames from './seasonal-names.json';

/** Two per calendar month, January first. */
const namesByBrand = z
  .partialRecord(z.enum(brands), z.array(z.tuple([z.string(), z.string()])).length(12))
  .parse(seasonalNames);
/** Without today: 13 months. */
export const historyDays = 396;
/** The busiest day takes at most 90 % of a daily budget. */
const BUDGET_FACTOR = 4.2;
const archivedAfterDays = 45;
const flagshipDays = 180;
const oldestStart = '2024-09-01';

export interface CampaignPlan extends Campaign {
  hash: number;
  /** Major units, on a day with delivery. */
  plannedSpend: (date: IsoDate) => number;
  deliversOn: (date: IsoDate) => boolean;
  steady: boolean;
}

interface Place {
  seed: string;
  platform: PlatformBlueprint;
  account: AccountBlueprint;
  today: IsoDate;
}

export function planCampaigns(place: Place): CampaignPlan[] {
  const evergreens = place.account.evergreens.map((blueprint) => evergreenPlan(place, blueprint));
  const seasonal = place.account.seasonalDailySpend > 0 ? seasonalPlans(place) : [];
  return [...evergreens, ...seasonal].sort((a, b) => b.startsOn.localeCompare(a.startsOn) || a.id.localeCompare(b.id));
}

function evergreenPlan(place: Place, blueprint: EvergreenBlueprint): CampaignPlan {
  const { account, today } = place;
  const hash = hashOf(place.seed, account.id, blueprint.key);
  const id = place.platform.campaignId(place.seed, account.id, blueprint.key);
  const startsOn = addDays(oldestStart, hash % 150);
  const { schedule } = blueprint;
  const runsOn = (date: IsoDate) =>
    date >= startsOn &&
    (schedule.kind === 'always' ||
      (schedule.kind === 'alternating' && Number(date.slice(5, 7)) % 2 === schedule.phase) ||
      (schedule.kind === 'ended' && date <= schedule.on));
  const states: Record<typeof schedule.kind, CampaignState> = {
    always: 'active',
    alternating: runsOn(today) ? 'active' : 'paused',
    ended: 'archived',
  };
  const dailyBudget = niceAmount(blueprint.dailySpend * (blueprint.budgetFactor ?? BUDGET_FACTOR));
  return {
    id,
    accountId: account.id,
    name: blueprint.name,
    goal: blueprint.goal,
    state: states[schedule.kind],
    hasIssues: blueprint.hasIssues ?? false,
    budget:
      blueprint.budget === 'daily'
        ? { kind: 'daily', amountMicros: microsOf(dailyBudget) }
        : { kind: 'ad-sets', adSets: adSetsOf(id, dailyBudget) },
    startsOn,
    endsOn: null,
    updatedOn: schedule.kind === 'alternating' ? `${today.slice(0, 7)}-01` : addDays(today, -(hash % 60) - 1),
    hash,
    plannedSpend: (date) => blueprint.dailySpend * trend(hash, date) * dayWeight(place, hash, date),
    deliversOn: runsOn,
    steady: false,
  };
}

/** Two per month, and the flagship close to the end of its budget. */
function seasonalPlans(place: Place): CampaignPlan[] {
  const months = monthsUntil(place.today, 14);
  const plans = months.flatMap((month) => [0, 1].map((slot) => seasonalPlan(place, month, slot)));
  return [...plans, ...flagshipPlans(place)];
}

function seasonalPlan(place: Place, month: IsoDate, slot: number): CampaignPlan {
  const { account, today } = place;
  const key = `seasonal-${month.slice(0, 7)}-${slot}`;
  const hash = hashOf(place.seed, account.id, key);
  const startsOn = addDays(month, 1 + (mix(hash, 1) % 6) + slot * 3);
  const endsOn = addDays(startsOn, 17 + (mix(hash, 2) % 9));
  const stoppedOn = slot === 1 && mix(hash, 3) % 4 === 0 ? addDays(startsOn, 9) : null;
  const days = daysOf(startsOn, endsOn);
  const lifetime = niceAmount(account.seasonalDailySpend * days.length * between(mix(hash, 4), 0.7, 1.4));
  const weights = days.map((date) => dayWeight(place, hash, date));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const names = namesByBrand[account.brand]?.[Number(month.slice(5, 7)) - 1] ?? ['Seasonal', 'Seasonal II'];
  return {
    id: place.platform.campaignId(place.seed, account.id, key),
    accountId: account.id,
    name: `${names[slot] ?? names[0]} ${month.slice(0, 4)}`,
    goal: slot === 0 ? 'sales' : mix(hash, 5) % 3 === 0 ? 'leads' : mix(hash, 5) % 3 === 1 ? 'traffic' : 'sales',
    state: seasonalState(hash, endsOn, stoppedOn, today),
    hasIssues: false,
    budget: { kind: 'lifetime', amountMicros: microsOf(lifetime) },
    startsOn,
    endsOn,
    updatedOn: earlier(endsOn, today),
    hash,
    plannedSpend: (date) => (lifetime * 0.97 * (weights[daysBetween(startsOn, date)] ?? 0)) / total,
    deliversOn: (date) => date >= startsOn && date <= (stoppedOn ?? endsOn),
    steady: false,
  };
}

function seasonalState(hash: number, endsOn: IsoDate, stoppedOn: IsoDate | null, today: IsoDate): CampaignState {
  if (daysBetween(endsOn, today) > archivedAfterDays) return mix(hash, 6) % 9 === 0 ? 'deleted' : 'archived';
  return stoppedOn !== null && stoppedOn < today ? 'paused' : 'active';
}

/**
 * Half-year campaigns, one per quarter: 93.5 % of the budget in the first 90 days. Every day one is between 93.5 % and
 * 98.5 %.
 */
function flagshipPlans(place: Place): CampaignPlan[] {
  const quarters = monthsUntil(place.today, 14).filter((month) => Number(month.slice(5, 7)) % 3 === 1);
  return quarters.map((quarter) => {
    const { account, today } = place;
    const key = `flagship-${quarter.slice(0, 7)}`;
    const hash = hashOf(place.seed, account.id, key);
    const endsOn = addDays(quarter, flagshipDays + 9);
    const days = daysOf(quarter, endsOn);
    const weights = days.map((date) => dayWeight(place, hash, date));
    const half = 90;
    const firstHalf = weights.slice(0, half).reduce((sum, weight) => sum + weight, 0);
    const secondHalf = weights.slice(half).reduce((sum, weight) => sum + weight, 0);
    const lifetime = niceAmount(account.seasonalDailySpend * half * 1.1);
    const share = (index: number) =>
      index < half ? (0.935 * (weights[index] ?? 0)) / firstHalf : (0.05 * (weights[index] ?? 0)) / secondHalf;
    return {
      id: place.platform.campaignId(place.seed, account.id, key),
      accountId: account.id,
      name: `Always-On Prospecting ${quarter.slice(0, 4)} Q${Math.ceil(Number(quarter.slice(5, 7)) / 3)} | عملاء جدد`,
      goal: 'sales',
      state: daysBetween(endsOn, today) > archivedAfterDays ? 'archived' : 'active',
      hasIssues: false,
      budget: { kind: 'lifetime', amountMicros: microsOf(lifetime) },
      startsOn: quarter,
      endsOn,
      updatedOn: earlier(endsOn, today),
      hash,
      plannedSpend: (date) => lifetime * share(daysBetween(quarter, date)),
      deliversOn: (date) => date >= quarter && date <= endsOn,
      steady: true,
    };
  });
}

function dayWeight(place: Place, hash: number, date: IsoDate): number {
  const noise = between(mix(hash, dayNumber(date)), 0.82, 1.18);
  return weekdayFactor(date, place.account.market.weekend) * seasonFactor(date) * noise;
}

function trend(hash: number, date: IsoDate): number {
  const wave = 0.14 * Math.sin(dayNumber(date) / 32 + unit(hash) * 2 * Math.PI);
  const growth = Math.min(0.6, Math.max(0, daysBetween(oldestStart, date)) * 0.0003);
  return 1 + wave + growth;
}

function adSetsOf(campaignId: string, dailyBudget: number) {
  const shares = [
    ['Advantage+ Lookalike 1–3%', 0.6],
    ['إعادة استهداف 30 يوم | Retargeting 30d', 0.4],
  ] as const;
  return shares.map(([name, share], index) => ({
    id: `${campaignId.slice(0, -1)}${index + 1}`,
    name,
    dailyBudgetMicros: microsOf(Math.round(dailyBudget * share * 100) / 100),
  }));
}

/** Two significant digits, in steps of five. */
function niceAmount(amount: number): number {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(amount)) - 1) * 5;
  return Math.max(step, Math.round(amount / step) * step);
}

function microsOf(amount: number): bigint {
  return BigInt(Math.round(amount * 1_000_000));
}

function earlier(a: IsoDate, b: IsoDate): IsoDate {
  return a < b ? a : b;
}
