import { z } from 'zod';
import type { SandboxResponse } from '../../sandbox-platform';
import type { CampaignPlan } from '../../world/campaigns';
import type { Account } from '../../world/model';
import { campaignNode, effectiveStatus, updatedAt } from './campaign-node';
import { answerEdge, type GraphCall } from './graph-answer';
import { invalidParameter } from './graph-error';
import { pageRequest } from './paging';
import { jsonParameter } from './session';

const statusNames = z.array(
  z.enum(['ACTIVE', 'PAUSED', 'ARCHIVED', 'DELETED', 'IN_PROCESS', 'WITH_ISSUES', 'PENDING_REVIEW', 'DISAPPROVED']),
);
const filters = z.array(
  z.object({ field: z.string(), operator: z.string(), value: z.union([z.string(), z.number(), z.array(z.string())]) }),
);
type Filter = z.infer<typeof filters>[number];

/** Archived and deleted campaigns only when `effective_status` names them. */
export function listCampaigns(call: GraphCall, account: Account): SandboxResponse {
  const statuses = read(call, 'effective_status', statusNames);
  const requested = read(call, 'filtering', filters) ?? [];
  const campaigns = call.context.world
    .campaigns(account.id)
    .filter((campaign) =>
      statuses ? statuses.some((status) => status === effectiveStatus(campaign)) : isShownByDefault(campaign),
    )
    .filter((campaign) => requested.every((filter) => passes(filter, campaign, account)));
  return answerEdge(call, campaigns, campaignNode(call.context, account), {
    page: pageRequest(call.request),
    key: (campaign) => campaign.id,
    accountId: account.id,
  });
}

function isShownByDefault({ state }: CampaignPlan): boolean {
  return state !== 'archived' && state !== 'deleted';
}

function passes(filter: Filter, campaign: CampaignPlan, account: Account): boolean {
  const field = filter.field.replace(/^campaign\./, '');
  const { operator, value } = filter;
  if (field === 'updated_time' && (operator === 'GREATER_THAN' || operator === 'LESS_THAN')) {
    const seconds = updatedAt(campaign, account).getTime() / 1000;
    return operator === 'GREATER_THAN' ? seconds > Number(value) : seconds < Number(value);
  }
  if (operator === 'IN' && Array.isArray(value)) {
    if (field === 'effective_status') return value.includes(effectiveStatus(campaign));
    if (field === 'id') return value.includes(campaign.id);
  }
  if (field === 'name' && operator === 'CONTAIN') return campaign.name.includes(String(value));
  throw invalidParameter(`Filtering field '${filter.field}' with operation '${operator}' is not supported`);
}

function read<T>(call: GraphCall, name: string, schema: z.ZodType<T>): T | undefined {
  const value = jsonParameter(call.request, name);
  if (value === undefined) return undefined;
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw invalidParameter(`Param ${name} is not valid: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
