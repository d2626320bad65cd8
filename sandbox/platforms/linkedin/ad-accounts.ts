import type { SandboxResponse } from '../../sandbox-platform';
import type { Account } from '../../world/model';
import { accountIn, type LinkedInCall, requireFinder, textsOf } from './call';
import { invalidParameter, restliJson } from './linkedin-answer';
import { indexPage, searchPage } from './paging';
import { fieldOf } from './restli-query';

const statuses = ['ACTIVE', 'CANCELED', 'DRAFT', 'PENDING_DELETION', 'REMOVED'];
const createdAt = Date.UTC(2024, 2, 15, 9, 30);

export function searchAdAccounts(call: LinkedInCall): SandboxResponse {
  requireFinder(call, 'search');
  const wanted = statusesIn(call, statuses) ?? statuses;
  const { context, person } = call;
  const accounts = context.world.accounts
    .filter((account) => person.accountIds.includes(account.id) && wanted.includes(statusOf(account)))
    .sort((a, b) => Number(a.id) - Number(b.id));
  return restliJson(searchPage(call, accounts, accountNode));
}

export function showAdAccount(call: LinkedInCall): SandboxResponse {
  return restliJson(accountNode(accountIn(call)));
}

/** `q=authenticatedUser`: the roles of the member. */
export function listAdAccountUsers(call: LinkedInCall): SandboxResponse {
  requireFinder(call, 'authenticatedUser');
  const { person } = call;
  const node = (id: string) => ({
    account: `urn:li:sponsoredAccount:${id}`,
    user: `urn:li:person:${person.id}`,
    role: person.accountIds.length > 1 ? 'ACCOUNT_MANAGER' : 'VIEWER',
    changeAuditStamps: { created: { time: createdAt }, lastModified: { time: createdAt } },
  });
  return restliJson(indexPage(call, person.accountIds, node));
}

/** Of `search=(status:(values:List(…)))`; null without one. @throws Refusal 400 for an unknown status */
export function statusesIn({ query }: LinkedInCall, known: readonly string[]): string[] | null {
  const search = query.values.get('search');
  if (search === undefined) return null;
  const names = textsOf(fieldOf(fieldOf(search, 'status'), 'values'), 'search.status.values');
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) throw invalidParameter(`search.status.values: ${unknown} is not a status`);
  return names;
}

function statusOf({ state }: Account): string {
  return state === 'active' ? 'ACTIVE' : 'CANCELED';
}

function accountNode(account: Account) {
  const { id, name, currency, businessId } = account;
  return {
    id: Number(id),
    name,
    type: 'BUSINESS',
    status: statusOf(account),
    currency,
    reference: `urn:li:organization:${businessId}`,
    servingStatuses: [account.state === 'active' ? 'RUNNABLE' : 'STOPPED'],
    notifiedOnCampaignOptimization: true,
    test: false,
    changeAuditStamps: { created: { time: createdAt }, lastModified: { time: createdAt } },
    version: { versionTag: '3' },
  };
}
