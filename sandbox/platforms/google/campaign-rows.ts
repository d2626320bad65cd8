import type { SandboxContext } from '../../sandbox-platform';
import type { CampaignPlan } from '../../world/campaigns';
import type { CampaignGoal } from '../../world/model';
import { hashOf } from '../../world/random';
import type { Row } from './gaql/rows';
import type { Customer } from './hierarchy';

const channels: Record<CampaignGoal, string> = {
  sales: 'PERFORMANCE_MAX',
  leads: 'SEARCH',
  traffic: 'DISPLAY',
  awareness: 'VIDEO',
  engagement: 'DEMAND_GEN',
};

export const videoChannels: ReadonlySet<string> = new Set(['VIDEO', 'DEMAND_GEN']);

export function channelOf({ goal }: CampaignPlan): string {
  return channels[goal];
}

export function customerFields({ id, name, currency, timeZone, isManager, status }: Customer): Row {
  return {
    'customer.resource_name': `customers/${id}`,
    'customer.id': BigInt(id),
    'customer.descriptive_name': name,
    'customer.currency_code': currency,
    'customer.time_zone': timeZone,
    'customer.manager': isManager,
    'customer.test_account': false,
    'customer.status': status,
  };
}

/** Google has no archive: an ended campaign stays enabled, an archived one is paused. */
function setStatus({ state, endsOn }: CampaignPlan): 'ENABLED' | 'PAUSED' | 'REMOVED' {
  if (state === 'deleted') return 'REMOVED';
  return state === 'active' || (state === 'archived' && endsOn !== null) ? 'ENABLED' : 'PAUSED';
}

function primaryStatus(plan: CampaignPlan, today: string): { status: string; reasons: string[] } {
  const set = setStatus(plan);
  if (set === 'REMOVED') return { status: 'REMOVED', reasons: ['CAMPAIGN_REMOVED'] };
  if (set === 'PAUSED') return { status: 'PAUSED', reasons: ['CAMPAIGN_PAUSED'] };
  if (plan.endsOn !== null && plan.endsOn < today) return { status: 'ENDED', reasons: ['CAMPAIGN_ENDED'] };
  if (plan.startsOn > today) return { status: 'PENDING', reasons: ['CAMPAIGN_PENDING'] };
  if (plan.hasIssues) return { status: 'NOT_ELIGIBLE', reasons: ['HAS_ADS_DISAPPROVED'] };
  return plan.hash % 3 === 0
    ? { status: 'LIMITED', reasons: ['BUDGET_CONSTRAINED'] }
    : { status: 'ELIGIBLE', reasons: [] };
}

function budgetId(plan: CampaignPlan): string {
  const owner = plan.budget.kind === 'ad-sets' ? `${plan.accountId} shared` : plan.id;
  return String(10_000_000_000 + hashOf('budget', owner));
}

/** Google's budgets are objects of their own; campaigns without their own share one. */
function budgetFields(customer: Customer, plan: CampaignPlan, siblings: readonly CampaignPlan[]): Row {
  const id = budgetId(plan);
  const { budget } = plan;
  const isShared = budget.kind === 'ad-sets';
  const users = siblings.filter((other) => setStatus(other) !== 'REMOVED' && budgetId(other) === id);
  const shared = users.flatMap((other) => (other.budget.kind === 'ad-sets' ? other.budget.adSets : []));
  const sum = shared.reduce((total, { dailyBudgetMicros }) => total + dailyBudgetMicros, 0n);
  return {
    'campaign_budget.resource_name': `customers/${customer.id}/campaignBudgets/${id}`,
    'campaign_budget.id': BigInt(id),
    'campaign_budget.name': isShared ? 'Shared budget | ميزانية مشتركة' : `${plan.name} #${id.slice(-4)}`,
    'campaign_budget.status': 'ENABLED',
    'campaign_budget.period': budget.kind === 'lifetime' ? 'CUSTOM_PERIOD' : 'DAILY',
    'campaign_budget.amount_micros': isShared ? sum : budget.kind === 'daily' ? budget.amountMicros : null,
    'campaign_budget.total_amount_micros': budget.kind === 'lifetime' ? budget.amountMicros : null,
    'campaign_budget.explicitly_shared': isShared,
    'campaign_budget.reference_count': BigInt(users.length),
  };
}

function campaignFields(customer: Customer, plan: CampaignPlan, today: string): Row {
  const set = setStatus(plan);
  const { status, reasons } = primaryStatus(plan, today);
  return {
    'campaign.resource_name': `customers/${customer.id}/campaigns/${plan.id}`,
    'campaign.id': BigInt(plan.id),
    'campaign.name': plan.name,
    'campaign.status': set,
    'campaign.primary_status': status,
    'campaign.primary_status_reasons': reasons,
    'campaign.serving_status': status === 'ENDED' ? 'ENDED' : status === 'PENDING' ? 'PENDING' : 'SERVING',
    'campaign.advertising_channel_type': channelOf(plan),
    'campaign.start_date_time': `${plan.startsOn} 00:00:00`,
    'campaign.end_date_time': plan.endsOn
      ? `${plan.endsOn} 23:59:59`
      : plan.hash % 2 === 0
        ? '2037-12-30 23:59:59'
        : null,
    'campaign.campaign_budget': `customers/${customer.id}/campaignBudgets/${budgetId(plan)}`,
  };
}

/** None for a manager. */
export function campaignRows({ world }: SandboxContext, customer: Customer): { plan: CampaignPlan; row: Row }[] {
  if (customer.isManager) return [];
  const plans = world.campaigns(customer.id);
  const today = world.today(customer.id);
  return plans.map((plan) => ({
    plan,
    row: {
      ...customerFields(customer),
      ...budgetFields(customer, plan, plans),
      ...campaignFields(customer, plan, today),
    },
  }));
}
