import { grantKey } from '../../oauth/sealed-credentials';
import type { SandboxResponse } from '../../sandbox-platform';
import type { Person } from '../../world/model';
import { adAccountNode } from './ad-account-node';
import { accountsOf } from './ads-access';
import { answerEdge, type GraphCall, graphJson } from './graph-answer';
import { invalidParameter } from './graph-error';
import { pageNode } from './page-node';
import { pageRequest } from './paging';
import type { NodeFields } from './projection';
import { requireAny } from './session';

export const userNode: NodeFields<Person> = {
  type: 'User',
  defaults: ['name'],
  always: ['id'],
  readers: {
    id: (person) => person.id,
    name: (person) => person.name,
    first_name: (person) => person.name.split(' ')[0],
    last_name: (person) => person.name.split(' ')[1],
  },
  empty: ['email', 'picture', 'short_name', 'middle_name', 'name_format'],
};

export function listAdAccounts(call: GraphCall): SandboxResponse {
  return answerEdge(call, accountsOf(call), adAccountNode(call.context), {
    page: pageRequest(call.request),
    key: ({ id }) => id,
  });
}

export function listPages(call: GraphCall): SandboxResponse {
  const pages = call.session.permissions.includes('pages_show_list') ? pagesOf(call) : [];
  return answerEdge(call, pages, pageNode(call), { page: pageRequest(call.request), key: ({ id }) => id });
}

export function pagesOf({ context, session }: GraphCall) {
  return context.world.profiles.filter(({ kind, id }) => kind === 'page' && session.person.profileIds.includes(id));
}

export function listBusinesses(call: GraphCall): SandboxResponse {
  return answerEdge(call, businessesOf(call), businessNode, { page: pageRequest(call.request), key: ({ id }) => id });
}

export function businessesOf({ context, session }: GraphCall) {
  requireAny(session, ['business_management']);
  const owned = [...context.world.accounts, ...context.world.profiles].filter(({ id }) =>
    [...session.person.accountIds, ...session.person.profileIds].includes(id),
  );
  return context.world.businesses.filter(({ id }) => owned.some(({ businessId }) => businessId === id));
}

const businessNode: NodeFields<{ id: string; name: string }> = {
  type: 'Business',
  defaults: ['name'],
  always: ['id'],
  readers: { id: ({ id }) => id, name: ({ name }) => name },
  empty: ['verification_status', 'created_time', 'primary_page', 'profile_picture_uri', 'timezone_id'],
};

export function listPermissions({ context, session }: GraphCall): SandboxResponse {
  const withdrawn = context.state.withdrawn(grantKey(session.token));
  const entries = [
    ...session.token.granted.map((permission) => [permission, withdrawn.includes(permission) ? 'declined' : 'granted']),
    ...session.token.declined.map((permission) => [permission, 'declined']),
  ];
  return graphJson({ data: entries.map(([permission, status]) => ({ permission, status })) });
}

export function deletePermissions({ context, session }: GraphCall, permission: string | undefined): SandboxResponse {
  if (session.token.kind !== 'user') throw invalidParameter('A user access token is required');
  if (permission === undefined) context.state.revoke(grantKey(session.token));
  else context.state.withdraw(grantKey(session.token), permission);
  return graphJson({ success: true });
}
