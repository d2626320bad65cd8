import 'server-only';
import { asc, eq } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { memberships } from '@/db/schema/memberships';
import { users } from '@/db/schema/users';
import { withOrg } from '@/db/tenant';
import { toShownEmail } from '@/lib/auth/email';
import type { MemberDto } from './types';

export async function listMembers(orgId: AuthorizedOrgId): Promise<MemberDto[]> {
  const rows = await withOrg(orgId, (tx) =>
    tx
      .select({
        userId: users.id,
        name: users.name,
        email: users.email,
        role: memberships.role,
        joinedAt: memberships.createdAt,
      })
      .from(memberships)
      .innerJoin(users, eq(users.id, memberships.userId))
      .where(eq(memberships.orgId, orgId))
      .orderBy(asc(memberships.createdAt), asc(users.id)),
  );
  return rows.map((row) => ({ ...row, email: toShownEmail(row.email), joinedAt: row.joinedAt.toISOString() }));
}
