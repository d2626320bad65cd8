import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { auditLog } from '@/db/schema/audit-log';
import { invitations } from '@/db/schema/invitations';
import { memberships } from '@/db/schema/memberships';
import { withOrg } from '@/db/tenant';
import { mintOrganization } from '@/db/testing/organization';
import { loadMember } from '@/lib/auth/load-member';
import type { OrgSession, SessionWith } from '@/lib/auth/org-session';
import { registerPerson } from '@/lib/auth/register-person';
import { requireRole } from '@/lib/auth/require-role';
import { verifyCredentials } from '@/lib/auth/verify-credentials';
import { acceptInvitation, createInvitation, findInvitation, joinAsInvited, revokeInvitation } from './invitations';
import { listInvitations } from './list-invitations';
import { listMembers } from './list-members';
import { listOrganizationsOf } from './list-organizations-of';

async function member(overrides: Parameters<typeof mintOrganization>[0] = {}) {
  const { orgId, userId, email } = await mintOrganization(overrides);
  const answer = await loadMember({ userId, sessionVersion: 1 }, orgId, randomUUID());
  if (answer.kind !== 'member') throw new Error('not a member');
  return { orgId, session: answer.session, user: { id: userId, email } };
}

describe('invitations', () => {
  let owner: { session: SessionWith<'owner'>; orgId: OrgSession['orgId'] };
  beforeAll(async () => {
    const made = await member();
    owner = { ...made, session: requireRole(made.session, 'owner') };
  });
  const guest = async () => (await member()).user;
  const refusal = (messageKey: string) => expect.objectContaining({ messageKey });

  it('reach one address, however its domain is written, and show it in readable form', async () => {
    const local = randomUUID();
    const [unicode, ascii] = [`${local}@متجر.السعودية`, `${local}@xn--pgbep1f.xn--mgberp4a5d4ar`];
    const made = await createInvitation(owner.session, { email: unicode, role: 'viewer' });
    expect(made.email).toBe(unicode);
    expect((await findInvitation(made.token)).email).toBe(ascii);
    const again = await createInvitation(owner.session, { email: ascii.toUpperCase(), role: 'viewer' });
    await expect(findInvitation(made.token)).rejects.toEqual(refusal('invitationRevoked'));
    expect((await listInvitations(owner.orgId)).filter(({ email }) => email === unicode)).toHaveLength(1);

    const password = 'tall green kettle';
    const person = await registerPerson({ name: 'Sara', email: unicode, password });
    if (!person) throw new Error('not registered');
    expect(await registerPerson({ name: 'Sara', email: ascii, password })).toBeNull();
    for (const email of [unicode, ascii]) {
      expect(await verifyCredentials(email, password, { network: local, deviceCookie: undefined })).toMatchObject({
        id: person.id,
      });
    }
    await acceptInvitation(again.token, person);
    expect(await listMembers(owner.orgId)).toContainEqual(expect.objectContaining({ email: unicode }));
    await expect(createInvitation(owner.session, { email: ascii, role: 'viewer' })).rejects.toEqual(
      refusal('alreadyMember'),
    );
  });

  it('cannot be created or revoked below admin', async () => {
    const { session } = await member({ role: 'marketer' });
    const invite = { email: 'a@example.com', role: 'viewer' as const };
    // @ts-expect-error a marketer's session
    await expect(createInvitation(session, invite)).rejects.toMatchObject({ code: 'forbidden' });
    // @ts-expect-error a marketer's session
    await expect(revokeInvitation(session, randomUUID())).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('make the invited person a member, once, and are audited', async () => {
    const user = await guest();
    const made = await createInvitation(owner.session, { email: user.email.toUpperCase(), role: 'marketer' });
    expect(await findInvitation(made.token)).toMatchObject({ email: user.email, role: 'marketer' });
    expect(await listInvitations(owner.orgId)).toContainEqual(expect.objectContaining({ id: made.id }));
    expect(await acceptInvitation(made.token, user)).toEqual({ orgId: owner.orgId });
    expect(await listMembers(owner.orgId)).toContainEqual(
      expect.objectContaining({ userId: user.id, role: 'marketer' }),
    );
    expect((await listOrganizationsOf(user.id)).map(({ id }) => id)).toContain(owner.orgId);
    expect(await listInvitations(owner.orgId)).not.toContainEqual(expect.objectContaining({ id: made.id }));
    await expect(acceptInvitation(made.token, user)).rejects.toEqual(refusal('invitationUsed'));
    const lines = await withOrg(owner.orgId, (tx) =>
      tx.select().from(auditLog).where(eq(auditLog.subjectId, made.id)).orderBy(auditLog.at),
    );
    expect(lines.map(({ action, actorId }) => [action, actorId])).toEqual([
      ['invitation.created', owner.session.user.id],
      ['invitation.accepted', user.id],
    ]);
  });

  it('store no token', async () => {
    const { token, id } = await createInvitation(owner.session, { email: 'stored@example.com', role: 'viewer' });
    const [row] = await withOrg(owner.orgId, (tx) => tx.select().from(invitations).where(eq(invitations.id, id)));
    expect(JSON.stringify(row)).not.toContain(token);
  });

  it('are accepted once when two clicks are simultaneous', async () => {
    const user = await guest();
    const { token } = await createInvitation(owner.session, { email: user.email, role: 'viewer' });
    const results = await Promise.allSettled([acceptInvitation(token, user), acceptInvitation(token, user)]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('give the reason when they no longer work', async () => {
    const user = await guest();
    const revoked = await createInvitation(owner.session, { email: user.email, role: 'viewer' });
    await revokeInvitation(owner.session, revoked.id);
    await expect(acceptInvitation(revoked.token, user)).rejects.toEqual(refusal('invitationRevoked'));
    await expect(revokeInvitation(owner.session, revoked.id)).rejects.toMatchObject({ code: 'not_found' });

    const expired = await createInvitation(owner.session, { email: user.email, role: 'viewer' });
    await withOrg(owner.orgId, (tx) =>
      tx
        .update(invitations)
        .set({ expiresAt: new Date(Date.now() - 1000) })
        .where(eq(invitations.id, expired.id)),
    );
    await expect(acceptInvitation(expired.token, user)).rejects.toEqual(refusal('invitationExpired'));

    await expect(acceptInvitation('no-such-token', user)).rejects.toEqual(refusal('invitationUnknown'));
  });

  it('are for the invited address only, and stay open when another address tries', async () => {
    const [invited, other] = [await guest(), await guest()];
    const { token } = await createInvitation(owner.session, { email: invited.email, role: 'viewer' });
    await expect(acceptInvitation(token, other)).rejects.toEqual(refusal('invitationForOther'));
    await expect(acceptInvitation(token, invited)).resolves.toEqual({ orgId: owner.orgId });
  });

  it('replace an earlier invitation of the same address', async () => {
    const user = await guest();
    const first = await createInvitation(owner.session, { email: user.email, role: 'viewer' });
    const second = await createInvitation(owner.session, { email: user.email, role: 'admin' });
    await expect(acceptInvitation(first.token, user)).rejects.toEqual(refusal('invitationRevoked'));
    await expect(acceptInvitation(second.token, user)).resolves.toBeDefined();
  });

  it("cannot be sent to members or for roles above one's own", async () => {
    const invite = { email: owner.session.user.email, role: 'viewer' as const };
    await expect(createInvitation(owner.session, invite)).rejects.toEqual(refusal('alreadyMember'));
    const admin = requireRole((await member({ role: 'admin' })).session, 'admin');
    await expect(createInvitation(admin, { email: 'o@example.com', role: 'owner' })).rejects.toEqual(
      refusal('roleAboveOwn'),
    );
  });

  it('make the person who signs in with the invited address a member, and no other person', async () => {
    const [user, other] = [await guest(), await guest()];
    const { token } = await createInvitation(owner.session, { email: user.email, role: 'marketer' });
    expect(await joinAsInvited(token, other.email)).toBeNull();
    expect(await joinAsInvited(token, `not an address ${user.email}`)).toBeNull();
    expect(await listMembers(owner.orgId)).not.toContainEqual(expect.objectContaining({ userId: other.id }));
    expect(await joinAsInvited(token, ` ${user.email.toUpperCase()} `)).toEqual({ orgId: owner.orgId });
    expect(await listMembers(owner.orgId)).toContainEqual(
      expect.objectContaining({ userId: user.id, role: 'marketer' }),
    );
    // The link works once.
    expect(await joinAsInvited(token, user.email)).toBeNull();
  });

  it('signing in from an invitation that no longer works joins nothing', async () => {
    const user = await guest();
    const made = await createInvitation(owner.session, { email: user.email, role: 'viewer' });
    await revokeInvitation(owner.session, made.id);
    expect(await joinAsInvited(made.token, user.email)).toBeNull();
    expect(await joinAsInvited('no-such-token', user.email)).toBeNull();
    expect((await listOrganizationsOf(user.id)).map(({ id }) => id)).not.toContain(owner.orgId);
  });

  it('a member who signs in from a link that was made before they joined reaches the organization', async () => {
    const user = await guest();
    const { token } = await createInvitation(owner.session, { email: user.email, role: 'viewer' });
    await withOrg(owner.orgId, (tx) =>
      tx.insert(memberships).values({ orgId: owner.orgId, userId: user.id, role: 'admin' }),
    );
    expect(await joinAsInvited(token, user.email)).toEqual({ orgId: owner.orgId });
    expect(await listMembers(owner.orgId)).toContainEqual(expect.objectContaining({ userId: user.id, role: 'admin' }));
  });
});
