import { headers } from 'next/headers';
import { cache } from 'react';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import type { Actor } from '@/lib/audit/actor';
import { notFound } from '@/lib/errors';
import { loadMember } from './load-member';
import type { SignedInUser } from './load-user';
import { requireRole } from './require-role';
import type { Role, RoleFrom } from './roles';
import { sessionClaims, unauthenticated } from './session';

export interface OrgSession {
  orgId: AuthorizedOrgId;
  organization: { id: string; name: string; currency: string; timeZone: string; weekStartsOn: number };
  role: Role;
  actor: Actor;
  // For an API token, the person who created it.
  user: SignedInUser;
}

/** What a change takes: a session of `R` or higher. A session with a higher role is accepted for a lower one. */
export type SessionWith<R extends Role> = OrgSession & { role: RoleFrom<R> };

const memberOfRequest = cache(async (orgId: string) => {
  const claims = await sessionClaims();
  if (!claims) throw unauthenticated();
  const requestId = (await headers()).get('x-request-id');
  const answer = await loadMember(claims, orgId, requestId);
  if (answer.kind === 'ended') throw unauthenticated();
  if (answer.kind === 'foreign') throw notFound();
  return answer.session;
});

/**
 * For pages and server actions. One query per request and organization.
 * @throws AppError `unauthenticated`; `not_found` alike for unknown, foreign and malformed ids; `forbidden`
 */
export async function requireOrg<R extends Role>(orgId: string, minimumRole: R): Promise<SessionWith<R>> {
  return requireRole(await memberOfRequest(orgId), minimumRole);
}
