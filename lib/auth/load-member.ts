import 'server-only';
import { and, eq, isNull } from 'drizzle-orm';
import { mintAuthorizedOrgId } from '@/db/authorized-org-id';
import { memberships } from '@/db/schema/memberships';
import { organizations } from '@/db/schema/organizations';
import { users } from '@/db/schema/users';
import { withSystem } from '@/db/system';
import { isUuid } from './is-uuid';
import type { OrgSession } from './org-session';
import type { SessionClaims } from './session-cookie';

/** `ended`: no such person or session. `foreign`: no such organization, or the person is not in it. */
export type MemberAnswer = { kind: 'member'; session: OrgSession } | { kind: 'foreign' } | { kind: 'ended' };

/** In one query per request, so revocations apply to the next request. */
export async function loadMember(
  { userId, sessionVersion }: SessionClaims,
  orgId: string,
  requestId: string | null,
): Promise<MemberAnswer> {
  // A malformed id costs the same query as an unknown one: the nil uuid has no rows.
  const knownOrNilId = isUuid(orgId) ? orgId : '00000000-0000-0000-0000-000000000000';
  const [row] = await withSystem('auth: load session and membership', (tx) =>
    tx
      .select({
        user: { id: users.id, name: users.name, email: users.email },
        role: memberships.role,
        organization: {
          id: organizations.id,
          name: organizations.name,
          currency: organizations.currency,
          timeZone: organizations.timeZone,
          weekStartsOn: organizations.weekStartsOn,
        },
      })
      .from(users)
      .leftJoin(memberships, and(eq(memberships.userId, users.id), eq(memberships.orgId, knownOrNilId)))
      .leftJoin(organizations, eq(organizations.id, memberships.orgId))
      .where(and(eq(users.id, userId), eq(users.sessionVersion, sessionVersion), isNull(users.disabledAt))),
  );
  if (!row) return { kind: 'ended' };
  const { user, role, organization } = row;
  if (!role || !organization) return { kind: 'foreign' };
  const actor = { type: 'user' as const, id: user.id, requestId };
  const authorized = mintAuthorizedOrgId(organization.id, 'session');
  return { kind: 'member', session: { orgId: authorized, organization, role, actor, user } };
}
