import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { mintOrganization } from '@/db/testing/organization';
import { loadMember } from '@/lib/auth/load-member';
import type { OrgSession } from '@/lib/auth/org-session';
import type { Role } from '@/lib/auth/roles';
import { createApiToken, revokeApiToken } from './api-tokens';
import { createOrganization } from './create-organization';
import { acceptInvitation, createInvitation } from './invitations';
import { listApiTokens } from './list-api-tokens';
import { listInvitations } from './list-invitations';
import { listMembers } from './list-members';
import { listOrganizationsOf } from './list-organizations-of';
import { loadOrganizationSettings } from './load-organization-settings';
import { changeMemberRole, removeMember } from './members';
import { createOrganizationSchema, updateOrganizationSchema } from './schema';
import { updateOrganization } from './update-organization';

it('listOrganizationsOf sorts organizations by language-aware name order', async () => {
  const { userId } = await mintOrganization({ name: 'zeta' });
  for (const name of ['إبداع', 'Éclair', 'أسواق', 'apple', 'Banana', 'آفاق', 'Shop 10', 'Shop 9', 'ابتكار']) {
    await createOrganization(userId, { name, currency: 'SAR', timeZone: 'Asia/Riyadh' });
  }
  const names = (await listOrganizationsOf(userId)).map(({ name }) => name);
  expect(names).toEqual(['آفاق', 'ابتكار', 'إبداع', 'أسواق', 'apple', 'Banana', 'Éclair', 'Shop 9', 'Shop 10', 'zeta']);
});

async function sessionOf<R extends Role>(userId: string, orgId: string, role: R): Promise<OrgSession & { role: R }> {
  const answer = await loadMember({ userId, sessionVersion: 1 }, orgId, randomUUID());
  if (answer.kind !== 'member' || answer.session.role !== role) throw new Error(`no session as ${role}`);
  return { ...answer.session, role };
}

async function organization() {
  const { orgId, userId } = await mintOrganization();
  const owner = await sessionOf(userId, orgId, 'owner');
  const join = async <R extends Role>(role: R) => {
    const { userId: id, email } = await mintOrganization();
    const { token } = await createInvitation(owner, { email, role });
    await acceptInvitation(token, { id, email });
    return sessionOf(id, orgId, role);
  };
  return { orgId, owner, join };
}

describe('the membership of an organization', () => {
  it('cannot be changed below admin', async () => {
    const { join, owner } = await organization();
    const marketer = await join('marketer');
    const viewer = await join('viewer');
    // @ts-expect-error a marketer's session
    await expect(changeMemberRole(marketer, viewer.user.id, 'admin')).rejects.toMatchObject({ code: 'forbidden' });
    await expect(removeMember(marketer, viewer.user.id)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(removeMember(marketer, owner.user.id)).rejects.toMatchObject({ code: 'forbidden' });
  });

  it("cannot be raised above one's own role, nor changed for someone above it", async () => {
    const { join, owner } = await organization();
    const admin = await join('admin');
    const above = expect.objectContaining({ messageKey: 'roleAboveOwn' });
    await expect(changeMemberRole(admin, admin.user.id, 'owner')).rejects.toEqual(above);
    await expect(changeMemberRole(admin, owner.user.id, 'viewer')).rejects.toEqual(above);
    await expect(removeMember(admin, owner.user.id)).rejects.toEqual(above);
    await expect(createApiToken(admin, { name: 'x', role: 'owner' })).rejects.toEqual(above);
  });

  it('keeps an owner, even when two owners demote each other at the same moment', async () => {
    const { join, owner, orgId } = await organization();
    const last = expect.objectContaining({ messageKey: 'lastOwner' });
    await expect(changeMemberRole(owner, owner.user.id, 'admin')).rejects.toEqual(last);
    await expect(removeMember(owner, owner.user.id)).rejects.toEqual(last);
    const second = await join('owner');
    await Promise.allSettled([
      changeMemberRole(owner, second.user.id, 'viewer'),
      changeMemberRole(second, owner.user.id, 'viewer'),
    ]);
    const owners = (await listMembers(orgId)).filter(({ role }) => role === 'owner');
    expect(owners).toHaveLength(1);
  });

  it('revokes tokens and invitations of someone who is removed or loses their role', async () => {
    const { join, owner, orgId } = await organization();
    const [removed, demoted] = [await join('admin'), await join('admin')];
    const back = await mintOrganization();
    const sent = await createInvitation(removed, { email: back.email, role: 'admin' });
    await createInvitation(demoted, { email: 'second@example.com', role: 'viewer' });
    await createInvitation(owner, { email: 'kept@example.com', role: 'admin' });
    await removeMember(owner, removed.user.id);
    await changeMemberRole(owner, demoted.user.id, 'marketer');
    const person = { id: back.userId, email: back.email };
    await expect(acceptInvitation(sent.token, person)).rejects.toMatchObject({ messageKey: 'invitationRevoked' });
    expect(await listInvitations(orgId)).toMatchObject([{ email: 'kept@example.com' }]);
  });

  it('can be left by anyone, who stays signed in to other organizations', async () => {
    const { join, orgId } = await organization();
    const viewer = await join('viewer');
    await removeMember(viewer, viewer.user.id);
    const claims = { userId: viewer.user.id, sessionVersion: 1 };
    expect(await loadMember(claims, orgId, null)).toEqual({ kind: 'foreign' });
  });

  it('answers not_found for people of other organizations', async () => {
    const [ours, theirs] = [await organization(), await organization()];
    const stranger = theirs.owner.user.id;
    await expect(removeMember(ours.owner, stranger)).rejects.toMatchObject({ code: 'not_found' });
    await expect(changeMemberRole(ours.owner, stranger, 'viewer')).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('organizations', () => {
  it('belong to the person who created them', async () => {
    const { userId } = await mintOrganization();
    const made = await createOrganization(userId, { name: 'شركة', currency: 'AED', timeZone: 'Asia/Dubai' });
    expect(made).toMatchObject({ name: 'شركة', role: 'owner' });
    expect(await listOrganizationsOf(userId)).toContainEqual(made);
  });

  it('update only the given settings, and only from admin up', async () => {
    const { owner, join, orgId } = await organization();
    await updateOrganization(owner, { currency: 'KWD', marginBasisPoints: 2500 });
    expect(await loadOrganizationSettings(orgId)).toMatchObject({
      currency: 'KWD',
      timeZone: 'Asia/Riyadh',
      marginBasisPoints: 2500,
    });
    const marketer = await join('marketer');
    // @ts-expect-error a marketer's session
    await expect(updateOrganization(marketer, { name: 'x' })).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('accept only real currencies, zones and margins, and no other field', () => {
    const valid = { name: 'A', currency: 'SAR', timeZone: 'Asia/Riyadh' };
    expect(createOrganizationSchema.safeParse(valid).success).toBe(true);
    for (const wrong of [
      { currency: 'XXY' },
      { timeZone: 'Mars/Base' },
      { name: '' },
      { name: 'a\u0000b' },
      { id: '1' },
    ]) {
      expect(createOrganizationSchema.safeParse({ ...valid, ...wrong }).success).toBe(false);
    }
    expect(updateOrganizationSchema.safeParse({}).success).toBe(false);
    expect(updateOrganizationSchema.safeParse({ marginBasisPoints: 10_001 }).success).toBe(false);
    expect(updateOrganizationSchema.safeParse({ marginBasisPoints: null }).success).toBe(true);
  });
});

describe('API tokens', () => {
  it('cannot be created or revoked below admin', async () => {
    const { join } = await organization();
    const marketer = await join('marketer');
    // @ts-expect-error a marketer's session
    await expect(createApiToken(marketer, { name: 'x', role: 'viewer' })).rejects.toMatchObject({ code: 'forbidden' });
    // @ts-expect-error a marketer's session
    await expect(revokeApiToken(marketer, randomUUID())).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('are shown once, listed without the secret, and not listed after revocation', async () => {
    const { owner, orgId } = await organization();
    const made = await createApiToken(owner, { name: 'ci', role: 'viewer' });
    expect(made.token).toMatch(/^cmis_[\w-]{43}$/);
    const [listed] = await listApiTokens(orgId);
    expect(listed).toMatchObject({ id: made.id, prefix: made.token.slice(0, 11), lastUsedAt: null });
    expect(JSON.stringify(listed)).not.toContain(made.token);
    await revokeApiToken(owner, made.id);
    expect(await listApiTokens(orgId)).toEqual([]);
    await expect(revokeApiToken(owner, made.id)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('cannot be revoked by another organization', async () => {
    const [ours, theirs] = [await organization(), await organization()];
    const made = await createApiToken(theirs.owner, { name: 'theirs', role: 'viewer' });
    await expect(revokeApiToken(ours.owner, made.id)).rejects.toMatchObject({ code: 'not_found' });
  });
});
