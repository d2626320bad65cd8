import type { Account } from '../../world/model';
import type { GraphCall } from './graph-answer';
import { unknownObject } from './graph-error';
import { requireAny } from './session';

const adsPermissions = ['ads_read', 'ads_management'];

/** @throws Refusal (#200) without a permission for ads */
export function accountsOf(call: GraphCall): Account[] {
  requireAny(call.session, adsPermissions);
  return call.context.world.accounts.filter(({ id }) => call.session.person.accountIds.includes(id));
}

/** @throws Refusal (#100/33) when the person does not manage it */
export function accountById(call: GraphCall, id: string): Account {
  const account = accountsOf(call).find((candidate) => candidate.id === id);
  if (!account) throw unknownObject(`act_${id}`, call.request.method);
  return account;
}

/** @throws Refusal (#200) without a permission for ads */
export function findCampaign(call: GraphCall, id: string) {
  const campaign = call.context.world.campaign(id);
  if (!campaign) return null;
  const account = accountsOf(call).find((candidate) => candidate.id === campaign.accountId);
  return account ? { campaign, account } : null;
}
