import { decimalFromMicros } from '@/lib/money';
import type { SandboxResponse } from '../../sandbox-platform';
import type { CampaignPlan } from '../../world/campaigns';
import type { Account, CampaignGoal } from '../../world/model';
import { numericId } from '../../world/random';
import type { PlatformWorld } from '../../world/world';
import { statusesIn } from './ad-accounts';
import { accountIn, type LinkedInCall, listIn, textIn } from './call';
import { invalidParameter, notFound, restliJson } from './linkedin-answer';
import { searchPage } from './paging';

export const groupStatuses = [
  'ACTIVE',
  'PAUSED',
  'ARCHIVED',
  'COMPLETED',
  'CANCELED',
  'DRAFT',
  'PENDING_DELETION',
  'REMOVED',
];

interface CampaignGroup {
  id: string;
  name: string;
  status: 'ACTIVE' | 'PAUSED';
  dailyBudgetMicros: bigint | null;
  startsOn: string;
}

const names: Record<CampaignGoal, string> = {
  sales: 'Conversions | المبيعات',
  leads: 'Lead generation | العملاء المحتملون',
  traffic: 'Website visits',
  awareness: 'Brand awareness | الوعي بالعلامة',
  engagement: 'Engagement',
};

/** An active campaign in a paused group. */
export function isHeldByGroup({ state, hash }: CampaignPlan): boolean {
  return state === 'paused' && hash % 2 === 0;
}

/** LinkedIn has shared budgets on groups. Campaigns that their group pauses share one paused group. */
export function groupOf(campaign: CampaignPlan): CampaignGroup {
  const { accountId, goal, budget } = campaign;
  const key = budget.kind === 'ad-sets' ? campaign.id : goal;
  const isHeld = isHeldByGroup(campaign);
  return {
    id: numericId('7', 9, 'group', accountId, key, isHeld ? 'held' : 'running'),
    name: `${budget.kind === 'ad-sets' ? campaign.name : names[goal]}${isHeld ? ' (paused)' : ''}`,
    status: isHeld ? 'PAUSED' : 'ACTIVE',
    dailyBudgetMicros:
      budget.kind === 'ad-sets' ? budget.adSets.reduce((sum, set) => sum + set.dailyBudgetMicros, 0n) : null,
    startsOn: '2024-09-01',
  };
}

export function listCampaignGroups(call: LinkedInCall): SandboxResponse {
  const account = accountIn(call);
  const groups = groupsOf(call.context.world, account);
  const ids = listIn(call, 'ids');
  if (ids) {
    const found = groups.filter(({ id }) => ids.includes(id));
    const missing = ids.filter((id) => !found.some((group) => group.id === id));
    return restliJson({
      results: Object.fromEntries(found.map((group) => [group.id, groupNode(group, account)])),
      statuses: Object.fromEntries(found.map(({ id }) => [id, 200])),
      errors: Object.fromEntries(missing.map((id) => [id, { status: 404, message: 'Not found' }])),
    });
  }
  if (textIn(call, 'q') !== 'search') throw invalidParameter('adCampaignGroups has no such finder');
  const wanted = statusesIn(call, groupStatuses) ?? groupStatuses;
  const shown = groups.filter(({ status }) => wanted.includes(status));
  return restliJson(searchPage(call, shown, (group) => groupNode(group, account)));
}

export function showCampaignGroup(call: LinkedInCall): SandboxResponse {
  const account = accountIn(call);
  const group = groupsOf(call.context.world, account).find(({ id }) => id === call.params.group);
  if (!group) throw notFound(`adCampaignGroups/${call.params.group}`);
  return restliJson(groupNode(group, account));
}

function groupsOf(world: PlatformWorld, { id: accountId }: Account): CampaignGroup[] {
  const groups = world.campaigns(accountId).map(groupOf);
  const byId = new Map(groups.map((group) => [group.id, group]));
  return [...byId.values()].sort((a, b) => Number(a.id) - Number(b.id));
}

function groupNode({ id, name, status, dailyBudgetMicros, startsOn }: CampaignGroup, account: Account) {
  const start = Date.parse(`${startsOn}T00:00:00Z`);
  return {
    id: Number(id),
    name,
    account: `urn:li:sponsoredAccount:${account.id}`,
    status,
    runSchedule: { start },
    ...(dailyBudgetMicros === null
      ? {}
      : {
          dailyBudget: { amount: decimalFromMicros(dailyBudgetMicros), currencyCode: account.currency },
          budgetOptimization: { budgetOptimizationStrategy: 'DYNAMIC' },
        }),
    servingStatuses: [status === 'ACTIVE' ? 'RUNNABLE' : 'STOPPED'],
    test: false,
    changeAuditStamps: { created: { time: start }, lastModified: { time: start } },
    version: { versionTag: '2' },
  };
}
