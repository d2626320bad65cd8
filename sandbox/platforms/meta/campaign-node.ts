import type { SandboxContext } from '../../sandbox-platform';
import type { CampaignPlan } from '../../world/campaigns';
import { instantAt } from '../../world/local-time';
import type { Account, AdSet, CampaignGoal } from '../../world/model';
import { graphTimeOn, minorUnits } from './formats';
import type { NodeFields } from './projection';

const objectives: Record<CampaignGoal, string> = {
  sales: 'OUTCOME_SALES',
  leads: 'OUTCOME_LEADS',
  traffic: 'OUTCOME_TRAFFIC',
  awareness: 'OUTCOME_AWARENESS',
  engagement: 'OUTCOME_ENGAGEMENT',
};
const statuses = { active: 'ACTIVE', paused: 'PAUSED', archived: 'ARCHIVED', deleted: 'DELETED' } as const;

/** Meta leaves a campaign past its stop time ACTIVE. */
export function effectiveStatus(campaign: CampaignPlan): string {
  return campaign.state === 'active' && campaign.hasIssues ? 'WITH_ISSUES' : statuses[campaign.state];
}

export function objectiveOf(campaign: CampaignPlan): string {
  return objectives[campaign.goal];
}

export function updatedAt(campaign: CampaignPlan, account: Account): Date {
  return instantAt(campaign.updatedOn, 8 + (campaign.hash % 10), campaign.hash % 60, account.timeZone);
}

export function campaignNode(context: SandboxContext, account: Account): NodeFields<CampaignPlan> {
  const minor = (micros: bigint) => minorUnits(micros, account.currency);
  const { timeZone } = account;
  return {
    type: 'Campaign',
    defaults: ['id'],
    always: ['id'],
    readers: {
      id: (campaign) => campaign.id,
      account_id: () => account.id,
      name: (campaign) => campaign.name,
      objective: objectiveOf,
      status: (campaign) => statuses[campaign.state],
      configured_status: (campaign) => statuses[campaign.state],
      effective_status: effectiveStatus,
      daily_budget: ({ budget }) => (budget.kind === 'daily' ? minor(budget.amountMicros) : undefined),
      lifetime_budget: ({ budget }) => (budget.kind === 'lifetime' ? minor(budget.amountMicros) : undefined),
      budget_remaining: (campaign) => minor(remaining(campaign)),
      bid_strategy: ({ budget }) => (budget.kind === 'ad-sets' ? undefined : 'LOWEST_COST_WITHOUT_CAP'),
      buying_type: () => 'AUCTION',
      start_time: (campaign) => graphTimeOn(campaign.startsOn, timeZone),
      stop_time: ({ endsOn }) => (endsOn === null ? undefined : graphTimeOn(endsOn, timeZone, 23, 59)),
      created_time: (campaign) => graphTimeOn(campaign.startsOn, timeZone, 0, 0),
      updated_time: (campaign) =>
        graphTimeOn(campaign.updatedOn, timeZone, 8 + (campaign.hash % 10), campaign.hash % 60),
      special_ad_categories: () => [],
      special_ad_category: () => 'NONE',
      is_adset_budget_sharing_enabled: ({ budget }) => (budget.kind === 'ad-sets' ? false : undefined),
      issues_info: (campaign) => (campaign.hasIssues && campaign.state === 'active' ? [pausedCreative] : undefined),
    },
    empty: [
      'spend_cap',
      'promoted_object',
      'adlabels',
      'pacing_type',
      'source_campaign_id',
      'topline_id',
      'smart_promotion_type',
      'can_use_spend_cap',
      'recommendations',
      'special_ad_category_country',
      'is_skadnetwork_attribution',
      'boosted_object_id',
      'brand_lift_studies',
      'budget_rebalance_flag',
      'has_secondary_skadnetwork_reporting',
    ],
  };

  function remaining(campaign: CampaignPlan): bigint {
    const { budget } = campaign;
    if (budget.kind === 'ad-sets') return 0n;
    const today = context.world.today(account.id);
    const window = budget.kind === 'daily' ? { from: today, to: today } : context.world.history(account.id);
    let spent = 0n;
    for (const fact of context.world.facts(campaign, window)) spent += fact.spendMicros;
    return spent > budget.amountMicros ? 0n : budget.amountMicros - spent;
  }
}

const pausedCreative = {
  level: 'AD',
  error_code: 1815869,
  error_summary: 'Ad was rejected',
  error_message: 'The ad uses music that is not licensed for ads.',
  error_type: 'HARD_ERROR',
};

export interface PlacedAdSet extends AdSet {
  campaign: CampaignPlan;
}

/** Those that hold its budget, or one without a budget of its own. */
export function adSetsOf(campaign: CampaignPlan): PlacedAdSet[] {
  const { budget } = campaign;
  if (budget.kind === 'ad-sets') return budget.adSets.map((adSet) => ({ ...adSet, campaign }));
  return [{ id: `${campaign.id.slice(0, -1)}9`, name: 'Broad', dailyBudgetMicros: 0n, campaign }];
}

export function adSetNode(account: Account): NodeFields<PlacedAdSet> {
  return {
    type: 'AdSet',
    defaults: ['id'],
    always: ['id'],
    readers: {
      id: (adSet) => adSet.id,
      name: (adSet) => adSet.name,
      account_id: () => account.id,
      campaign_id: (adSet) => adSet.campaign.id,
      status: () => 'ACTIVE',
      configured_status: () => 'ACTIVE',
      effective_status: (adSet) => (adSet.campaign.state === 'active' ? 'ACTIVE' : 'CAMPAIGN_PAUSED'),
      daily_budget: (adSet) => minorUnits(adSet.dailyBudgetMicros, account.currency),
      lifetime_budget: () => '0',
      budget_remaining: (adSet) => minorUnits(adSet.dailyBudgetMicros / 2n, account.currency),
      start_time: (adSet) => graphTimeOn(adSet.campaign.startsOn, account.timeZone),
      end_time: ({ campaign }) =>
        campaign.endsOn === null ? undefined : graphTimeOn(campaign.endsOn, account.timeZone, 23, 59),
      billing_event: () => 'IMPRESSIONS',
      optimization_goal: () => 'OFFSITE_CONVERSIONS',
      created_time: (adSet) => graphTimeOn(adSet.campaign.startsOn, account.timeZone),
      updated_time: (adSet) => graphTimeOn(adSet.campaign.updatedOn, account.timeZone, 9, 30),
    },
    empty: [
      'bid_amount',
      'bid_strategy',
      'promoted_object',
      'targeting',
      'attribution_spec',
      'destination_type',
      'lifetime_imps',
    ],
  };
}
