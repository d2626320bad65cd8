import type { SandboxContext, SandboxRequest, SandboxResponse } from '../../sandbox-platform';
import { flag, idList, listing } from './ads-listing';
import { campaignNode, draftNode, lineItemNodes } from './campaign-nodes';
import { accountIn, openAds } from './session';

const maxIds = 200;

export function listCampaigns(request: SandboxRequest, context: SandboxContext): SandboxResponse {
  const call = openAds(request, context);
  const account = accountIn(call);
  const wanted = idList(request, 'campaign_ids', maxIds);
  const withDeleted = flag(request, 'with_deleted');
  const today = context.world.today(account.id);
  const campaigns = context.world.campaigns(account.id).map((campaign) => campaignNode(campaign, account, today));
  const drafts = flag(request, 'with_draft') && account.state === 'active' ? [draftNode(account)] : [];
  const rows = [...drafts, ...campaigns]
    .filter(({ deleted }) => withDeleted || !deleted)
    .filter(({ id }) => wanted?.includes(id) ?? true);
  return listing(call, rows);
}

export function listLineItems(request: SandboxRequest, context: SandboxContext): SandboxResponse {
  const call = openAds(request, context);
  const account = accountIn(call);
  const wanted = idList(request, 'campaign_ids', maxIds);
  const withDeleted = flag(request, 'with_deleted');
  const rows = context.world
    .campaigns(account.id)
    .filter(({ id }) => wanted?.includes(id) ?? true)
    .flatMap((campaign) => lineItemNodes(campaign, account))
    .filter(({ deleted }) => withDeleted || !deleted);
  return listing(call, rows);
}
