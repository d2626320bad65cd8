import { z } from 'zod';
import type { SandboxContext, SandboxRequest, SandboxResponse } from '../../sandbox-platform';
import type { CampaignPlan } from '../../world/campaigns';
import { instantAt } from '../../world/local-time';
import type { Account } from '../../world/model';
import { hasPrimaryStatus, objectiveOf, operationStatus, secondaryStatus, statusByDefault } from './campaign-state';
import { openAccount, openAds } from './credentials';
import { invalid, refuse, succeed } from './envelope';
import { amountNumber, utcText } from './formats';
import { fieldsParameter, jsonParameter, numberedPage, pick, required } from './parameters';

const maxIds = 100;
const fields = [
  'advertiser_id',
  'campaign_id',
  'campaign_name',
  'campaign_type',
  'objective_type',
  'operation_status',
  'secondary_status',
  'budget',
  'budget_mode',
  'budget_optimize_on',
  'is_smart_performance_campaign',
  'create_time',
  'modify_time',
];
const utcTime = z.string().regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
const filtering = z.strictObject({
  campaign_ids: z.array(z.string()).optional(),
  campaign_name: z.string().optional(),
  objective_type: z.string().optional(),
  primary_status: z.string().optional(),
  creation_filter_start_time: utcTime.optional(),
  creation_filter_end_time: utcTime.optional(),
});
type Filtering = z.infer<typeof filtering>;

export function listCampaigns(request: SandboxRequest, context: SandboxContext): SandboxResponse {
  const token = openAds(request, context, '200');
  const account = openAccount(context, token, required(request, 'advertiser_id'));
  const requested = fieldsParameter(request, fields);
  const wanted = jsonParameter(request, 'filtering', filtering) ?? {};
  if ((wanted.campaign_ids?.length ?? 0) > maxIds) {
    throw refuse(40011, `filtering.campaign_ids: Longer than maximum length ${maxIds}.`);
  }
  const campaigns = context.world.campaigns(account.id).filter((campaign) => passes(campaign, account, wanted));
  const { rows, pageInfo } = numberedPage(request, campaigns);
  return succeed({
    list: rows.map((campaign) => pick(campaignOf(campaign, account), requested)),
    page_info: pageInfo,
  });
}

function passes(campaign: CampaignPlan, account: Account, wanted: Filtering): boolean {
  const primary = hasPrimaryStatus(campaign, wanted.primary_status ?? statusByDefault);
  if (primary === null) throw invalid(`filtering.primary_status: Invalid value ${wanted.primary_status}.`);
  const created = createdAt(campaign, account);
  return (
    primary &&
    (wanted.campaign_ids?.includes(campaign.id) ?? true) &&
    (wanted.campaign_name === undefined || campaign.name.includes(wanted.campaign_name)) &&
    (wanted.objective_type === undefined || objectiveOf(campaign) === wanted.objective_type) &&
    (wanted.creation_filter_start_time === undefined || created >= wanted.creation_filter_start_time) &&
    (wanted.creation_filter_end_time === undefined || created <= wanted.creation_filter_end_time)
  );
}

function createdAt(campaign: CampaignPlan, account: Account): string {
  return utcText(new Date(instantAt(campaign.startsOn, 9, 30, account.timeZone).getTime() - 86_400_000));
}

function campaignOf(campaign: CampaignPlan, account: Account): Record<string, unknown> {
  return {
    advertiser_id: account.id,
    campaign_id: campaign.id,
    campaign_name: campaign.name,
    campaign_type: 'REGULAR_CAMPAIGN',
    objective_type: objectiveOf(campaign),
    operation_status: operationStatus(campaign),
    secondary_status: secondaryStatus(campaign),
    ...budgetOf(campaign),
    budget_optimize_on: campaign.budget.kind !== 'ad-sets',
    is_smart_performance_campaign: false,
    create_time: createdAt(campaign, account),
    modify_time: utcText(instantAt(campaign.updatedOn, 10, 0, account.timeZone)),
  };
}

function budgetOf({ budget }: CampaignPlan) {
  switch (budget.kind) {
    case 'ad-sets':
      return { budget: 0, budget_mode: 'BUDGET_MODE_INFINITE' };
    case 'daily':
      return { budget: amountNumber(budget.amountMicros), budget_mode: 'BUDGET_MODE_DAY' };
    case 'lifetime':
      return { budget: amountNumber(budget.amountMicros), budget_mode: 'BUDGET_MODE_TOTAL' };
  }
}
