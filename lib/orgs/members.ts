import 'server-only';
import { and, eq, isNull, ne } from 'drizzle-orm';
import { apiTokens } from '@/db/schema/api-tokens';
import { invitations } from '@/db/schema/invitations';
import { memberships } from '@/db/schema/memberships';
import { organizations } from '@/db/schema/organizations';
import { type Tx, withOrg } from '@/db/tenant';
import { recordAudit } from '@/lib/audit/record-audit';
import { endSessions } from '@/lib/auth/end-sessions';
import type { OrgSession, SessionWith } from '@/lib/auth/org-session';
import { requireRole } from '@/lib/auth/require-role';
import { type Role, roleAtLeast } from '@/lib/auth/roles';
import { AppError, notFound } from '@/lib/errors';
import { requireGrantable } from './require-grantable';

// Locks all membership changes of the organization until the transaction ends.
async function lockMember(tx: Tx, { orgId }: OrgSession, userId: string): Promise<Role> {
  // Two owners who demote each other at the same moment would leave none.
  await tx.select({ id: organizations.id }).from(organizations).where(eq(organizations.id, orgId)).for('update');
  const ofMember = and(eq(memberships.orgId, orgId), eq(memberships.userId, userId));
  const [member] = await tx.select({ role: memberships.role }).from(memberships).where(ofMember);
  if (!member) throw notFound();
  return member.role;
}

async function requireAnotherOwner(tx: Tx, { orgId }: OrgSession, userId: string): Promise<void> {
  const others = and(eq(memberships.orgId, orgId), eq(memberships.role, 'owner'), ne(memberships.userId, userId));
  const [owner] = await tx.select({ userId: memberships.userId }).from(memberships).where(others).limit(1);
  if (owner) return;
  throw new AppError('conflict', 'An organization needs at least one owner.', { messageKey: 'lastOwner' });
}

// Revokes the person's tokens with more rights than `role`, or all for null: the person may have copied them.
async function revokeTokensAbove(tx: Tx, session: OrgSession, userId: string, role: Role | null): Promise<void> {
  const { orgId, actor } = session;
  const live = and(eq(apiTokens.orgId, orgId), eq(apiTokens.createdBy, userId), isNull(apiTokens.revokedAt));
  const made = await tx.select({ id: apiTokens.id, role: apiTokens.role }).from(apiTokens).where(live);
  for (const token of made.filter((each) => !role || !roleAtLeast(role, each.role))) {
    const sameToken = and(eq(apiTokens.orgId, orgId), eq(apiTokens.id, token.id));
    await tx.update(apiTokens).set({ revokedAt: new Date() }).where(sameToken);
    await recordAudit(tx, orgId, actor, 'api_token.revoked', token.id, { reason: 'maker_lost_role' });
  }
}

// Revokes the person's open invitations above `role`, or all for null: one may be to an address of their own.
async function revokeInvitationsAbove(tx: Tx, session: OrgSession, userId: string, role: Role | null): Promise<void> {
  const { orgId, actor } = session;
  const open = and(
    eq(invitations.orgId, orgId),
    eq(invitations.invitedBy, userId),
    isNull(invitations.acceptedAt),
    isNull(invitations.revokedAt),
  );
  const sent = await tx.select({ id: invitations.id, role: invitations.role }).from(invitations).where(open);
  for (const { id } of sent.filter((each) => !role || !roleAtLeast(role, each.role))) {
    await tx
      .update(invitations)
      .set({ revokedAt: new Date() })
      .where(and(open, eq(invitations.id, id)));
    await recordAudit(tx, orgId, actor, 'invitation.revoked', id, { reason: 'sender_lost_role' });
  }
}

/**
 * Effective with the next request.
 * @throws AppError `forbidden` below admin or above one's own role, `not_found`, `conflict` (`lastOwner`)
 */
export async function changeMemberRole(session: SessionWith<'admin'>, userId: string, role: Role): Promise<void> {
  requireRole(session, 'admin');
  requireGrantable(session.role, role);
  const { orgId, actor } = session;
  await withOrg(orgId, async (tx) => {
    const before = await lockMember(tx, session, userId);
    requireGrantable(session.role, before);
    if (before === role) return;
    if (before === 'owner') await requireAnotherOwner(tx, session, userId);
    const ofMember = and(eq(memberships.orgId, orgId), eq(memberships.userId, userId));
    await tx.update(memberships).set({ role }).where(ofMember);
    await revokeTokensAbove(tx, session, userId, role);
    await revokeInvitationsAbove(tx, session, userId, roleAtLeast(role, 'admin') ? role : null);
    await recordAudit(tx, orgId, actor, 'member.role_changed', userId, { from: before, to: role });
  });
}

/**
 * Revokes the member's API tokens and invitations and ends their sessions. Anyone may remove themselves.
 * @throws AppError `forbidden` below admin, `not_found`, `conflict` (`lastOwner`)
 */
export async function removeMember(session: SessionWith<'viewer'>, userId: string): Promise<void> {
  const { orgId, actor } = session;
  const leaving = actor.type === 'user' && actor.id === userId;
  if (!leaving) requireRole(session, 'admin');
  await withOrg(orgId, async (tx) => {
    const role = await lockMember(tx, session, userId);
    requireGrantable(session.role, role);
    if (role === 'owner') await requireAnotherOwner(tx, session, userId);
    await tx.delete(memberships).where(and(eq(memberships.orgId, orgId), eq(memberships.userId, userId)));
    await revokeTokensAbove(tx, session, userId, null);
    await revokeInvitationsAbove(tx, session, userId, null);
    await recordAudit(tx, orgId, actor, leaving ? 'member.left' : 'member.removed', userId, { role });
  });
  // Someone who leaves stays signed in to other organizations; someone who is removed signs in again.
  if (!leaving) await endSessions(userId, 'removed from an organization');
}
