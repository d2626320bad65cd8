import { z } from 'zod';
import type { SandboxContext, SandboxRequest, SandboxResponse } from '../../sandbox-platform';
import type { CampaignPlan } from '../../world/campaigns';
import type { Account } from '../../world/model';
import { hasPrimaryStatus, operationStatus, scheduleOf, statusByDefault } from './campaign-state';
import { openAccount, openAds } from './credentials';
import { invalid, refuse, succeed } from './envelope';
import { amountNumber } from './formats';
import { fieldsParameter, jsonParameter, numberedPage, pick, required } from './parameters';

const maxIds = 100;
const fields = [
  'advertiser_id',
  'campaign_id',
  'campaign_name',
  'adgroup_id',
  'adgroup_name',
  'operation_status',
  'budget',
  'budget_mode',
  'schedule_type',
  'schedule_start_time',
  'schedule_end_time',
];
const filtering = z.strictObject({
  campaign_ids: z.array(z.string()).optional(),
  primary_status: z.string().optional(),
});

export function listAdGroups(request: SandboxRequest, context: SandboxContext): SandboxResponse {
  const token = openAds(request, context, '210');
  const account = openAccount(context, token, required(request, 'advertiser_id'));
  const requested = fieldsParameter(request, fields);
  const wanted = jsonParameter(request, 'filtering', filtering) ?? {};
  if ((wanted.campaign_ids?.length ?? 0) > maxIds) {
    throw refuse(40011, `filtering.campaign_ids: Longer than maximum length ${maxIds}.`);
  }
  const adGroups = context.world
    .campaigns(account.id)
    .filter((campaign) => wanted.campaign_ids?.includes(campaign.id) ?? true)
    .filter((campaign) => {
      // A deleted campaign deletes its ad groups.
      const passes = hasPrimaryStatus(campaign, wanted.primary_status ?? statusByDefault);
      if (passes === null) throw invalid(`filtering.primary_status: Invalid value ${wanted.primary_status}.`);
      return passes;
    })
    .flatMap((campaign) => adGroupsOf(campaign, account));
  const { rows, pageInfo } = numberedPage(request, adGroups);
  return succeed({ list: rows.map((adGroup) => pick(adGroup, requested)), page_info: pageInfo });
}

function adGroupsOf(campaign: CampaignPlan, account: Account): Record<string, unknown>[] {
  const common = {
    advertiser_id: account.id,
    campaign_id: campaign.id,
    campaign_name: campaign.name,
    operation_status: operationStatus(campaign),
    ...scheduleOf(campaign, account),
  };
  if (campaign.budget.kind === 'ad-sets') {
    return campaign.budget.adSets.map(({ id, name, dailyBudgetMicros }) => ({
      ...common,
      adgroup_id: id,
      adgroup_name: name,
      budget: amountNumber(dailyBudgetMicros),
      budget_mode: 'BUDGET_MODE_DAY',
    }));
  }
  const none = { budget: 0, budget_mode: 'BUDGET_MODE_INFINITE' };
  return [{ ...common, adgroup_id: `${campaign.id.slice(0, -1)}0`, adgroup_name: 'Ad Group 1', ...none }];
}
