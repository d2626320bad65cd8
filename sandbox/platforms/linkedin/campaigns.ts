import { addDays, type IsoDate } from '@/lib/dates';
import { decimalFromMicros } from '@/lib/money';
import type { SandboxResponse } from '../../sandbox-platform';
import type { CampaignPlan } from '../../world/campaigns';
import type { Account, CampaignGoal } from '../../world/model';
import { statusesIn } from './ad-accounts';
import { accountIn, type LinkedInCall, requireFinder, textIn } from './call';
import { groupOf, groupStatuses, isHeldByGroup } from './campaign-groups';
import { invalidParameter, notFound, restliJson } from './linkedin-answer';
import { searchPage } from './paging';

const hiddenStatuses = ['DRAFT', 'PENDING_DELETION', 'REMOVED'];

const objectives: Record<CampaignGoal, { objectiveType: string; format: string; type: string }> = {
  sales: { objectiveType: 'WEBSITE_CONVERSION', format: 'SINGLE_VIDEO', type: 'SPONSORED_UPDATES' },
  leads: { objectiveType: 'LEAD_GENERATION', format: 'STANDARD_UPDATE', type: 'SPONSORED_UPDATES' },
  traffic: { objectiveType: 'WEBSITE_VISIT', format: 'TEXT_AD', type: 'TEXT_AD' },
  awareness: { objectiveType: 'BRAND_AWARENESS', format: 'CAROUSEL', type: 'SPONSORED_UPDATES' },
  engagement: { objectiveType: 'ENGAGEMENT', format: 'STANDARD_UPDATE', type: 'SPONSORED_UPDATES' },
};

export function searchCampaigns(call: LinkedInCall): SandboxResponse {
  requireFinder(call, 'search');
  const account = accountIn(call);
  const shownByDefault = groupStatuses.filter((status) => !hiddenStatuses.includes(status));
  const wanted = statusesIn(call, groupStatuses) ?? shownByDefault;
  const order = textIn(call, 'sortOrder') ?? 'ASCENDING';
  if (order !== 'ASCENDING' && order !== 'DESCENDING') throw invalidParameter('sortOrder is not an order');
  const direction = order === 'ASCENDING' ? 1 : -1;
  const campaigns = call.context.world
    .campaigns(account.id)
    .filter((campaign) => wanted.includes(statusOf(campaign)))
    .sort((a, b) => direction * (Number(a.id) - Number(b.id)));
  const today = call.context.world.today(account.id);
  return restliJson(searchPage(call, campaigns, (campaign) => campaignNode(campaign, account, today)));
}

export function showCampaign(call: LinkedInCall): SandboxResponse {
  const account = accountIn(call);
  const { world } = call.context;
  const campaign = world.campaigns(account.id).find(({ id }) => id === call.params.campaign);
  if (!campaign) throw notFound(`adCampaigns/${call.params.campaign}`);
  return restliJson(campaignNode(campaign, account, world.today(account.id)));
}

function statusOf(campaign: CampaignPlan): string {
  switch (campaign.state) {
    case 'active':
      return 'ACTIVE';
    case 'paused':
      return isHeldByGroup(campaign) ? 'ACTIVE' : 'PAUSED';
    case 'archived':
      return campaign.endsOn === null ? 'ARCHIVED' : 'COMPLETED';
    case 'deleted':
      return campaign.hash % 2 === 0 ? 'REMOVED' : 'PENDING_DELETION';
  }
}

function servingOf(campaign: CampaignPlan, today: IsoDate): string[] {
  if (isHeldByGroup(campaign)) return ['STOPPED', 'CAMPAIGN_GROUP_STATUS_HOLD'];
  if (campaign.state !== 'active') return ['STOPPED'];
  if (campaign.endsOn !== null && campaign.endsOn < today) return ['STOPPED', 'CAMPAIGN_END_DATE_HOLD'];
  return campaign.hasIssues ? ['CAMPAIGN_AUDIENCE_COUNT_HOLD'] : ['RUNNABLE'];
}

const midnight = (date: IsoDate) => Date.parse(`${date}T00:00:00Z`);

function campaignNode(campaign: CampaignPlan, account: Account, today: IsoDate) {
  const { id, name, goal, budget, startsOn, endsOn, updatedOn, hash } = campaign;
  const money = (amountMicros: bigint) => ({
    // LinkedIn writes cents also for whole amounts.
    amount: decimalFromMicros(amountMicros).replace(/^\d+$/, '$&.00'),
    currencyCode: account.currency,
  });
  return {
    id: Number(id),
    name,
    account: `urn:li:sponsoredAccount:${account.id}`,
    campaignGroup: `urn:li:sponsoredCampaignGroup:${groupOf(campaign).id}`,
    associatedEntity: `urn:li:organization:${account.businessId}`,
    status: statusOf(campaign),
    ...objectives[goal],
    costType: 'CPM',
    ...(budget.kind === 'daily' ? { dailyBudget: money(budget.amountMicros) } : {}),
    ...(budget.kind === 'lifetime' ? { totalBudget: money(budget.amountMicros) } : {}),
    unitCost: money(12_500_000n),
    // The end is exclusive.
    runSchedule: {
      start: midnight(startsOn),
      ...(endsOn === null ? {} : { end: midnight(addDays(endsOn, 1)) }),
    },
    servingStatuses: servingOf(campaign, today),
    locale: { country: 'US', language: 'en' },
    offsiteDeliveryEnabled: false,
    politicalIntent: 'NOT_POLITICAL',
    test: false,
    changeAuditStamps: {
      created: { time: midnight(startsOn) - 36_000_000 },
      lastModified: { time: midnight(updatedOn) + (hash % 86_400) * 1000 },
    },
    version: { versionTag: String(1 + (hash % 9)) },
  };
}
