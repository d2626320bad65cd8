import { addDays, type IsoDate } from '@/lib/dates';
import type { CampaignPlan } from '../../world/campaigns';
import { instantAt } from '../../world/local-time';
import type { Account, CampaignGoal } from '../../world/model';
import { fundingInstrumentId } from './ads-accounts';
import { base36Id } from './ids';

const objectives: Record<CampaignGoal, string> = {
  sales: 'WEBSITE_CONVERSIONS',
  leads: 'WEBSITE_CLICKS',
  traffic: 'WEBSITE_CLICKS',
  awareness: 'REACH',
  engagement: 'ENGAGEMENTS',
};

const timeText = (instant: Date) => instant.toISOString().replace('.000', '');
const midnight = (date: IsoDate, { timeZone }: Account) => timeText(instantAt(date, 0, 0, timeZone));

/** An ended evergreen has no end date: it is paused. */
const isSwitchedOff = ({ state, endsOn }: CampaignPlan) =>
  state === 'paused' || (state === 'archived' && endsOn === null);

function reasonsNotServable(campaign: CampaignPlan, today: IsoDate): string[] {
  if (campaign.state === 'deleted') return ['DELETED'];
  if (isSwitchedOff(campaign)) return ['PAUSED_BY_ADVERTISER'];
  if (campaign.endsOn !== null && campaign.endsOn < today) return ['EXPIRED'];
  if (campaign.startsOn > today) return ['STARTS_IN_FUTURE'];
  return campaign.hasIssues ? ['FUNDING_PROBLEM'] : [];
}

export function campaignNode(campaign: CampaignPlan, account: Account, today: IsoDate) {
  const { budget } = campaign;
  const reasons = reasonsNotServable(campaign, today);
  return {
    id: campaign.id,
    name: campaign.name,
    entity_status: isSwitchedOff(campaign) ? 'PAUSED' : 'ACTIVE',
    effective_status: reasons.length > 0 ? 'NOT_SERVABLE' : 'RUNNING',
    servable: reasons.length === 0,
    reasons_not_servable: reasons,
    funding_instrument_id: fundingInstrumentId(account),
    currency: account.currency,
    daily_budget_amount_local_micro: budget.kind === 'daily' ? Number(budget.amountMicros) : null,
    total_budget_amount_local_micro: budget.kind === 'lifetime' ? Number(budget.amountMicros) : null,
    budget_optimization: budget.kind === 'ad-sets' ? 'LINE_ITEM' : 'CAMPAIGN',
    standard_delivery: true,
    frequency_cap: null,
    duration_in_days: null,
    purchase_order_number: null,
    created_at: midnight(campaign.startsOn, account),
    updated_at: midnight(campaign.updatedOn, account),
    deleted: campaign.state === 'deleted',
  };
}

/** A draft from the ads manager that never delivered. */
export function draftNode(account: Account) {
  return {
    id: base36Id('draft', account.id),
    name: 'مسودة – Untitled campaign',
    entity_status: 'DRAFT',
    effective_status: 'DRAFT',
    servable: false,
    reasons_not_servable: ['DRAFT', 'INCOMPLETE'],
    funding_instrument_id: fundingInstrumentId(account),
    currency: account.currency,
    daily_budget_amount_local_micro: null,
    total_budget_amount_local_micro: null,
    budget_optimization: 'CAMPAIGN',
    standard_delivery: true,
    frequency_cap: null,
    duration_in_days: null,
    purchase_order_number: null,
    created_at: '2026-01-11T09:00:00Z',
    updated_at: '2026-01-11T09:04:00Z',
    deleted: false,
  };
}

export function lineItemNodes(campaign: CampaignPlan, account: Account) {
  const common = {
    campaign_id: campaign.id,
    objective: objectives[campaign.goal],
    product_type: 'PROMOTED_TWEETS',
    placements: ['ALL_ON_TWITTER'],
    bid_strategy: 'AUTO',
    start_time: midnight(campaign.startsOn, account),
    end_time: campaign.endsOn === null ? null : midnight(addDays(campaign.endsOn, 1), account),
    entity_status: isSwitchedOff(campaign) ? 'PAUSED' : 'ACTIVE',
    currency: account.currency,
    total_budget_amount_local_micro: null,
    created_at: midnight(campaign.startsOn, account),
    updated_at: midnight(campaign.updatedOn, account),
    deleted: campaign.state === 'deleted',
  };
  const single = { id: base36Id('line item', campaign.id), name: `${campaign.name} – 1`, dailyBudgetMicros: null };
  const adSets = campaign.budget.kind === 'ad-sets' ? campaign.budget.adSets : [single];
  return adSets.map(({ id, name, dailyBudgetMicros }) => ({
    ...common,
    id,
    name,
    daily_budget_amount_local_micro: dailyBudgetMicros === null ? null : Number(dailyBudgetMicros),
  }));
}
