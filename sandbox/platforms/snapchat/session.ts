import { invalidReason, readToken } from '../../oauth/sealed-credentials';
import { Refusal } from '../../refusal';
import type { SandboxContext, SandboxRequest } from '../../sandbox-platform';
import type { CampaignPlan } from '../../world/campaigns';
import type { Account, Person, Profile } from '../../world/model';
import { traitsOf } from './app-traits';
import { accessPrefix } from './credential-prefixes';
import { adsScope, profileScope } from './scopes';
import { forbidden, notAllowlisted, notFound, unauthorized } from './snap-answer';

export interface SnapCall {
  request: SandboxRequest;
  context: SandboxContext;
  person: Person;
}

function open(request: SandboxRequest, context: SandboxContext) {
  const [, text = ''] = /^Bearer\s+(\S+)$/i.exec(request.headers.authorization ?? '') ?? [];
  const token = readToken(context, accessPrefix, text);
  if (token?.platform !== 'snapchat' || token.kind !== 'access') {
    throw new Refusal(unauthorized('The access token is invalid'));
  }
  const invalid = invalidReason(context, token);
  if (invalid === 'expired') throw new Refusal(unauthorized('The access token expired'));
  const person = context.world.person(token.person);
  if (invalid || !person) throw new Refusal(unauthorized('The access token is invalid'));
  return { call: { request, context, person }, token };
}

export function openAds(request: SandboxRequest, context: SandboxContext): SnapCall {
  const { call, token } = open(request, context);
  if (!token.granted.includes(adsScope)) throw new Refusal(forbidden());
  return call;
}

/** @throws Refusal 401, or 403 for an app without access to public profiles */
export function openProfiles(request: SandboxRequest, context: SandboxContext): SnapCall {
  const { call, token } = open(request, context);
  if (!traitsOf(token.client).readsProfiles || !token.granted.includes(profileScope)) {
    throw new Refusal(notAllowlisted());
  }
  return call;
}

export function accountsOf({ context, person }: SnapCall): Account[] {
  return context.world.accounts.filter(({ id }) => person.accountIds.includes(id));
}

/** @throws Refusal 404 for an unknown ad account, 403 without a role */
export function accountIn(call: SnapCall, id: string): Account {
  const account = call.context.world.account(id);
  if (!account) throw notFound('ad account');
  if (!call.person.accountIds.includes(id)) throw new Refusal(forbidden());
  return account;
}

/** @throws Refusal 404 for an unknown campaign, 403 without a role */
export function campaignIn(call: SnapCall, id: string): { campaign: CampaignPlan; account: Account } {
  const campaign = call.context.world.campaign(id);
  if (!campaign) throw notFound('campaign');
  return { campaign, account: accountIn(call, campaign.accountId) };
}

/** @throws Refusal 404 for an unknown profile, 403 for another person's */
export function profileIn(call: SnapCall, id: string): Profile {
  const profile = call.context.world.profile(id);
  if (!profile) throw notFound('public profile');
  if (!call.person.profileIds.includes(id)) throw new Refusal(forbidden());
  return profile;
}
