import type { SandboxResponse } from '../../sandbox-platform';
import type { CampaignPlan } from '../../world/campaigns';
import { instantAt } from '../../world/local-time';
import type { Account, CampaignGoal } from '../../world/model';
import { uuidOf } from '../../world/random';
import { pageOf } from './paging';
import { accountIn, campaignIn, type SnapCall } from './session';
import { snapJson, wrapped } from './snap-answer';

const objectives: Record<CampaignGoal, { objective: string; type: string }> = {
  sales: { objective: 'WEB_CONVERSION', type: 'SALES' },
  leads: { objective: 'LEAD_GENERATION', type: 'LEADS' },
  traffic: { objective: 'WEB_VIEW', type: 'TRAFFIC' },
  awareness: { objective: 'BRAND_AWARENESS', type: 'AWARENESS_AND_ENGAGEMENT' },
  engagement: { objective: 'ENGAGEMENT', type: 'AWARENESS_AND_ENGAGEMENT' },
};

export function listCampaigns(call: SnapCall, accountId: string): SandboxResponse {
  const account = accountIn(call, accountId);
  const showDeleted = call.request.query.get('read_deleted_entities') === 'true';
  const listed = call.context.world.campaigns(account.id).filter(({ state }) => showDeleted || state !== 'deleted');
  const { items, paging } = pageOf(call.request, listed, ({ id }) => id);
  const campaigns = items.map((campaign) => campaignNode(call, campaign, account));
  return snapJson({ ...paging, campaigns: wrapped('campaign', campaigns) });
}

export function showCampaign(call: SnapCall, id: string): SandboxResponse {
  const { campaign, account } = campaignIn(call, id);
  return snapJson({ campaigns: wrapped('campaign', [campaignNode(call, campaign, account)]) });
}

export function listAdSquads(call: SnapCall, campaignId: string): SandboxResponse {
  const { campaign, account } = campaignIn(call, campaignId);
  const { items, paging } = pageOf(call.request, adSquadsOf(campaign, account), ({ id }) => id);
  return snapJson({ ...paging, adsquads: wrapped('adsquad', items) });
}

function campaignNode({ context }: SnapCall, campaign: CampaignPlan, account: Account) {
  const { id, name, goal, state, budget } = campaign;
  const { objective, type } = objectives[goal];
  const end = endOf(campaign, account);
  return {
    id,
    name,
    ad_account_id: account.id,
    status: isSwitchedOn(campaign) ? 'ACTIVE' : 'PAUSED',
    objective,
    objective_v2_properties: { objective_v2_type: type },
    buy_model: 'AUCTION',
    daily_budget_micro: budget.kind === 'daily' ? Number(budget.amountMicros) : null,
    lifetime_spend_cap_micro: budget.kind === 'lifetime' ? Number(budget.amountMicros) : null,
    start_time: instantAt(campaign.startsOn, 0, 0, account.timeZone).toISOString(),
    end_time: end?.toISOString() ?? null,
    delivery_status: deliveryOf(campaign, end !== null && end <= context.now()),
    creation_state: 'PUBLISHED',
    pacing_level: budget.kind === 'ad-sets' ? 'AD_SQUAD' : 'CAMPAIGN',
    created_at: instantAt(campaign.startsOn, 9, 0, account.timeZone).toISOString(),
    updated_at: instantAt(
      campaign.updatedOn,
      8 + (campaign.hash % 10),
      campaign.hash % 60,
      account.timeZone,
    ).toISOString(),
    ...(state === 'deleted' ? { deleted: true } : {}),
  };
}

/** Snap has no archive: an ended campaign stays active, an archived one is paused. */
function isSwitchedOn({ state, endsOn }: CampaignPlan): boolean {
  return state === 'active' || (state === 'archived' && endsOn !== null);
}

function endOf({ endsOn }: CampaignPlan, { timeZone }: Account): Date | null {
  return endsOn === null ? null : instantAt(endsOn, 23, 59, timeZone);
}

function deliveryOf(campaign: CampaignPlan, hasEnded: boolean): string[] {
  if (hasEnded) return ['INVALID_END_TIME'];
  if (!isSwitchedOn(campaign)) return ['INVALID_NOT_EFFECTIVE_ACTIVE'];
  return campaign.hasIssues ? ['INVALID_CAMPAIGN_HAS_NO_ACTIVE_AD_SQUAD'] : ['VALID'];
}

function adSquadsOf(campaign: CampaignPlan, account: Account) {
  const squads =
    campaign.budget.kind === 'ad-sets'
      ? campaign.budget.adSets
      : [{ id: uuidOf('squad', campaign.id), name: 'Broad', dailyBudgetMicros: null }];
  return squads.map(({ id, name, dailyBudgetMicros }) => ({
    id,
    name,
    campaign_id: campaign.id,
    type: 'SNAP_ADS',
    status: isSwitchedOn(campaign) ? 'ACTIVE' : 'PAUSED',
    daily_budget_micro: dailyBudgetMicros === null ? null : Number(dailyBudgetMicros),
    lifetime_budget_micro: null,
    optimization_goal: 'SWIPES',
    billing_event: 'IMPRESSION',
    bid_strategy: 'AUTO_BID',
    start_time: instantAt(campaign.startsOn, 0, 0, account.timeZone).toISOString(),
    end_time: endOf(campaign, account)?.toISOString() ?? null,
  }));
}
