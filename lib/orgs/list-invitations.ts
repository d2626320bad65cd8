import 'server-only';
import { and, desc, eq, gt, isNull, sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { invitations } from '@/db/schema/invitations';
import { withOrg } from '@/db/tenant';
import { toShownEmail } from '@/lib/auth/email';
import type { InvitationDto } from './types';

export async function listInvitations(orgId: AuthorizedOrgId): Promise<InvitationDto[]> {
  const open = and(
    eq(invitations.orgId, orgId),
    isNull(invitations.acceptedAt),
    isNull(invitations.revokedAt),
    gt(invitations.expiresAt, sql`now()`),
  );
  const rows = await withOrg(orgId, (tx) =>
    tx
      .select({
        id: invitations.id,
        email: invitations.email,
        role: invitations.role,
        expiresAt: invitations.expiresAt,
        createdAt: invitations.createdAt,
      })
      .from(invitations)
      .where(open)
      .orderBy(desc(invitations.createdAt)),
  );
  return rows.map(({ email, expiresAt, createdAt, ...row }) => ({
    ...row,
    email: toShownEmail(email),
    expiresAt: expiresAt.toISOString(),
    createdAt: createdAt.toISOString(),
  }));
}
