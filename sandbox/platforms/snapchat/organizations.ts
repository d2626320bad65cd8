import { jsonResponse } from '../../json-response';
import { Refusal } from '../../refusal';
import type { SandboxResponse } from '../../sandbox-platform';
import type { Account, Business } from '../../world/model';
import { uuidOf } from '../../world/random';
import { pageOf } from './paging';
import { accountIn, accountsOf, type SnapCall } from './session';
import { forbidden, notFound, snapJson, wrapped } from './snap-answer';

const founded = '2024-08-20T08:15:00.000Z';
const lastEdited = '2026-01-01T00:00:00.000Z';

export function showMe({ person, context }: SnapCall): SandboxResponse {
  const [organization] = organizationsOf({ person, context });
  return jsonResponse({
    me: {
      id: person.id,
      email: `${person.id.slice(0, 8)}@people.example`,
      organization_id: organization?.id ?? null,
      display_name: person.name,
    },
  });
}

function organizationsOf({ person, context: { world } }: Pick<SnapCall, 'person' | 'context'>): Business[] {
  const held = [...world.accounts, ...world.profiles].filter(({ id }) =>
    [...person.accountIds, ...person.profileIds].includes(id),
  );
  return world.businesses.filter(({ id }) => held.some(({ businessId }) => businessId === id));
}

/** Ad accounts only with `with_ad_accounts`. */
export function listOrganizations(call: SnapCall): SandboxResponse {
  const { items, paging } = pageOf(call.request, organizationsOf(call), ({ id }) => id);
  const withAccounts = call.request.query.get('with_ad_accounts') === 'true';
  const organizations = items.map((organization) => {
    const accounts = accountsOf(call).filter(({ businessId }) => businessId === organization.id);
    return { ...organizationNode(organization), ...(withAccounts ? { ad_accounts: accounts.map(memberAccount) } : {}) };
  });
  return snapJson({ ...paging, organizations: wrapped('organization', organizations) });
}

export function showOrganization(call: SnapCall, id: string): SandboxResponse {
  return snapJson({ organizations: wrapped('organization', [organizationNode(organizationIn(call, id))]) });
}

export function listAdAccounts(call: SnapCall, id: string): SandboxResponse {
  const organization = organizationIn(call, id);
  const accounts = accountsOf(call).filter(({ businessId }) => businessId === organization.id);
  const { items, paging } = pageOf(call.request, accounts, (account) => account.id);
  return snapJson({ ...paging, adaccounts: wrapped('adaccount', items.map(adAccountNode)) });
}

export function showAdAccount(call: SnapCall, id: string): SandboxResponse {
  return snapJson({ adaccounts: wrapped('adaccount', [adAccountNode(accountIn(call, id))]) });
}

function organizationIn(call: SnapCall, id: string): Business {
  if (!call.context.world.businesses.some((business) => business.id === id)) throw notFound('organization');
  const organization = organizationsOf(call).find((business) => business.id === id);
  if (!organization) throw new Refusal(forbidden());
  return organization;
}

function organizationNode({ id, name }: Business) {
  return { id, name, country: 'SA', type: 'ENTERPRISE', state: 'ACTIVE', roles: ['member'] };
}

const statusOf = (account: Account) => (account.state === 'active' ? 'ACTIVE' : 'PAUSED');

function memberAccount(account: Account) {
  const { id, name, currency, timeZone } = account;
  return { id, name, type: 'PARTNER', status: statusOf(account), currency, timezone: timeZone, roles: ['reports'] };
}

function adAccountNode(account: Account) {
  const { id, name, currency, timeZone, businessId } = account;
  return {
    id,
    name,
    type: 'PARTNER',
    status: statusOf(account),
    organization_id: businessId,
    advertiser_organization_id: businessId,
    funding_source_ids: [uuidOf('funding', id)],
    currency,
    timezone: timeZone,
    billing_type: 'IO',
    lifetime_spend_cap_micro: null,
    created_at: founded,
    updated_at: lastEdited,
  };
}
