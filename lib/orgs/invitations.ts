import 'server-only';
import { and, eq, isNull } from 'drizzle-orm';
import { mintAuthorizedOrgId } from '@/db/authorized-org-id';
import { invitations } from '@/db/schema/invitations';
import { memberships } from '@/db/schema/memberships';
import { organizations } from '@/db/schema/organizations';
import { users } from '@/db/schema/users';
import { withSystem } from '@/db/system';
import { withOrg } from '@/db/tenant';
import { recordAudit } from '@/lib/audit/record-audit';
import { normalizeEmail, parseEmail, toShownEmail } from '@/lib/auth/email';
import type { SessionWith } from '@/lib/auth/org-session';
import { requireRole } from '@/lib/auth/require-role';
import type { Role } from '@/lib/auth/roles';
import { randomToken, sha256Hex } from '@/lib/crypto/hash';
import { AppError, notFound } from '@/lib/errors';
import { requireGrantable } from './require-grantable';
import type { InviteInput } from './schema';
import type { InvitationDto } from './types';

const VALID_DAYS = 7;

/**
 * `token` goes into the link and is returned only here. An earlier open invitation of the address is revoked.
 * @throws AppError `forbidden` below admin or above one's own role, `conflict` (`alreadyMember`), `invalid_input`
 */
export async function createInvitation(
  session: SessionWith<'admin'>,
  input: InviteInput,
): Promise<InvitationDto & { token: string }> {
  requireRole(session, 'admin');
  requireGrantable(session.role, input.role);
  const { orgId, actor, user } = session;
  const email = normalizeEmail(input.email);
  const token = randomToken(32);
  const expiresAt = new Date(Date.now() + VALID_DAYS * 86_400_000);
  const row = await withOrg(orgId, async (tx) => {
    const [member] = await tx.select({ id: users.id }).from(users).where(eq(users.email, email));
    if (member) {
      throw new AppError('conflict', 'This person is already a member.', { messageKey: 'alreadyMember' });
    }
    const earlier = and(
      eq(invitations.orgId, orgId),
      eq(invitations.email, email),
      isNull(invitations.acceptedAt),
      isNull(invitations.revokedAt),
    );
    await tx.update(invitations).set({ revokedAt: new Date() }).where(earlier);
    const stored = { orgId, email, role: input.role, tokenHash: sha256Hex(token), invitedBy: user.id, expiresAt };
    const [made] = await tx.insert(invitations).values(stored).returning();
    if (!made) throw new Error('The insert returned no row.');
    await recordAudit(tx, orgId, actor, 'invitation.created', made.id, { role: input.role });
    return made;
  });
  const { id, role, createdAt } = row;
  const dates = { expiresAt: expiresAt.toISOString(), createdAt: createdAt.toISOString() };
  return { token, id, email: toShownEmail(email), role, ...dates };
}

/** @throws AppError `forbidden` below admin, `not_found` */
export async function revokeInvitation(session: SessionWith<'admin'>, invitationId: string): Promise<void> {
  requireRole(session, 'admin');
  const { orgId, actor } = session;
  await withOrg(orgId, async (tx) => {
    const open = and(
      eq(invitations.orgId, orgId),
      eq(invitations.id, invitationId),
      isNull(invitations.acceptedAt),
      isNull(invitations.revokedAt),
    );
    const revoked = await tx.update(invitations).set({ revokedAt: new Date() }).where(open).returning();
    if (revoked.length === 0) throw notFound();
    await recordAudit(tx, orgId, actor, 'invitation.revoked', invitationId);
  });
}

interface OpenInvitation {
  orgId: string;
  organizationName: string;
  email: string;
  role: Role;
}

/**
 * @throws AppError `not_found` (`invitationUnknown`), `gone` (`invitationExpired`, `invitationUsed`,
 *   `invitationRevoked`)
 */
export async function findInvitation(token: string): Promise<OpenInvitation & { id: string }> {
  const [found] = await withSystem('orgs: the invitation behind a link', (tx) =>
    tx
      .select({
        id: invitations.id,
        orgId: invitations.orgId,
        organizationName: organizations.name,
        email: invitations.email,
        role: invitations.role,
        expiresAt: invitations.expiresAt,
        acceptedAt: invitations.acceptedAt,
        revokedAt: invitations.revokedAt,
      })
      .from(invitations)
      .innerJoin(organizations, eq(organizations.id, invitations.orgId))
      .where(eq(invitations.tokenHash, sha256Hex(token))),
  );
  if (!found) {
    throw new AppError('not_found', 'This invitation link is not valid.', { messageKey: 'invitationUnknown' });
  }
  const { expiresAt, acceptedAt, revokedAt, ...invitation } = found;
  if (acceptedAt) throw usedUp();
  if (revokedAt) {
    throw new AppError('gone', 'This invitation was revoked.', { messageKey: 'invitationRevoked' });
  }
  if (expiresAt.getTime() <= Date.now()) {
    throw new AppError('gone', 'This invitation has expired. Ask for a new one.', { messageKey: 'invitationExpired' });
  }
  return invitation;
}

function usedUp(): AppError {
  return new AppError('gone', 'This invitation has already been used.', { messageKey: 'invitationUsed' });
}

/**
 * Works once, for the invited address only.
 * @throws AppError as `findInvitation`; `forbidden` (`invitationForOther`); `conflict` (`alreadyMember`)
 */
export async function acceptInvitation(
  token: string,
  user: { id: string; email: string },
  requestId: string | null = null,
): Promise<{ orgId: string }> {
  const invitation = await findInvitation(token);
  if (invitation.email !== user.email) {
    throw new AppError('forbidden', 'This invitation is for another e-mail address.', {
      messageKey: 'invitationForOther',
    });
  }
  const orgId = mintAuthorizedOrgId(invitation.orgId, 'invitation');
  await withOrg(orgId, async (tx) => {
    // Repeats both conditions: of concurrent clicks or a revocation, one finds the row changed.
    const open = and(
      eq(invitations.orgId, orgId),
      eq(invitations.id, invitation.id),
      isNull(invitations.acceptedAt),
      isNull(invitations.revokedAt),
    );
    const taken = await tx.update(invitations).set({ acceptedAt: new Date() }).where(open).returning();
    if (taken.length === 0) throw usedUp();
    const joined = await tx
      .insert(memberships)
      .values({ orgId, userId: user.id, role: invitation.role })
      .onConflictDoNothing()
      .returning();
    if (joined.length === 0) {
      throw new AppError('conflict', 'You are already a member.', { messageKey: 'alreadyMember' });
    }
    const actor = { type: 'user' as const, id: user.id, requestId };
    await recordAudit(tx, orgId, actor, 'invitation.accepted', invitation.id, { role: invitation.role });
  });
  return { orgId };
}

// Failures that the page of an invitation explains.
const explained = new Set(['not_found', 'gone', 'forbidden']);

/**
 * Makes a person who just signed in with `email` a member by the link they came with. Null: the invitation is for
 * another address, or no longer works.
 */
export async function joinAsInvited(
  token: string,
  email: string,
  requestId: string | null = null,
): Promise<{ orgId: string } | null> {
  try {
    const invitation = await findInvitation(token);
    const { orgId } = invitation;
    if (parseEmail(email) !== invitation.email) return null;
    const [user] = await withSystem('orgs: the person who signed in from an invitation', (tx) =>
      tx.select({ id: users.id, email: users.email }).from(users).where(eq(users.email, invitation.email)),
    );
    if (!user) return null;
    return await acceptInvitation(token, user, requestId).catch((error: unknown) => {
      if (error instanceof AppError && error.messageKey === 'alreadyMember') return { orgId };
      throw error;
    });
  } catch (error) {
    if (error instanceof AppError && explained.has(error.code)) return null;
    throw error;
  }
}
