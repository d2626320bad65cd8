import { addDays, type IsoDate } from '@/lib/dates';
import type { SandboxResponse } from '../../sandbox-platform';
import type { CampaignPlan } from '../../world/campaigns';
import type { Account } from '../../world/model';
import { effectiveStatus } from './campaign-node';
import { type GraphCall, graphJson, requestedFields } from './graph-answer';
import { invalidParameter } from './graph-error';
import { type InsightRow, insightNode } from './insight-node';
import type { InsightsRequest } from './insights-request';
import { listing, pageRequest } from './paging';
import { project } from './projection';

export function listInsights(
  call: GraphCall,
  account: Account,
  campaigns: readonly CampaignPlan[],
  requested: InsightsRequest,
): SandboxResponse {
  const { limit, after } = pageRequest(call.request);
  const kept = campaigns.filter((campaign) => isCounted(campaign, requested));
  const rows =
    requested.level === 'campaign'
      ? campaignRows(call, account, kept, requested, after)
      : accountRows(call, account, kept, requested, after);
  const page: InsightRow[] = [];
  for (const row of rows) {
    page.push(row);
    if (page.length > limit) break;
  }
  const hasNext = page.length > limit;
  const items = page.slice(0, limit);
  const fields = requestedFields(call);
  const node = insightNode(account, requested);
  return graphJson(
    listing(call.request, {
      items: items.map((row) => project(row, node, fields)),
      firstKey: items[0] && keyOf(items[0]),
      lastKey: items.length > 0 ? keyOf(items.at(-1) ?? page[0]) : undefined,
      hasNext,
    }),
    account.id,
  );
}

/**
 * Rows by campaign leave out archived and deleted ones unless the filter names their status; the account's figures
 * count every campaign.
 */
function isCounted(campaign: CampaignPlan, { level, campaignIds, statuses }: InsightsRequest): boolean {
  if (campaignIds && !campaignIds.includes(campaign.id)) return false;
  if (statuses) return statuses.includes(effectiveStatus(campaign));
  const isNamed = campaignIds !== null;
  return level === 'account' || isNamed || (campaign.state !== 'archived' && campaign.state !== 'deleted');
}

function keyOf(row: InsightRow | undefined): string {
  return row ? `${row.campaign?.id ?? ''}|${row.since}` : '';
}

function* campaignRows(
  call: GraphCall,
  account: Account,
  campaigns: readonly CampaignPlan[],
  { since, until, daily }: InsightsRequest,
  after: string | null,
): Generator<InsightRow> {
  const [afterId, afterDate] = after?.split('|') ?? [];
  const start = afterId === undefined ? 0 : campaigns.findIndex(({ id }) => id === afterId);
  if (start < 0) throw invalidParameter('Invalid cursors values in query params');
  for (const campaign of campaigns.slice(start)) {
    const isResumed = campaign.id === afterId;
    if (isResumed && !daily) continue;
    const from = isResumed && afterDate !== undefined ? addDays(afterDate, 1) : since;
    const facts = call.context.world.facts(campaign, { from, to: until });
    if (daily) {
      for (const fact of facts) yield { campaign, account, since: fact.date, until: fact.date, facts: [fact] };
      continue;
    }
    const all = [...facts];
    if (all.length > 0) yield { campaign, account, since, until, facts: all };
  }
}

function* accountRows(
  call: GraphCall,
  account: Account,
  campaigns: readonly CampaignPlan[],
  { since, until, daily }: InsightsRequest,
  after: string | null,
): Generator<InsightRow> {
  const first = after === null ? since : addDays(after.split('|')[1] ?? since, 1);
  const step = (from: IsoDate, to: IsoDate): InsightRow | null => {
    const facts = campaigns.flatMap((campaign) => [...call.context.world.accountFacts(campaign, { from, to })]);
    return facts.length > 0 ? { campaign: null, account, since: from, until: to, facts } : null;
  };
  if (!daily) {
    const row = after === null ? step(since, until) : null;
    if (row) yield row;
    return;
  }
  for (let date = first; date <= until; date = addDays(date, 1)) {
    const row = step(date, date);
    if (row) yield row;
  }
}
