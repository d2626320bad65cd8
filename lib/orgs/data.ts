import { and, asc, desc, eq, gt, isNull, sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { byLanguage } from '@/db/by-language';
import { apiTokens } from '@/db/schema/api-tokens';
import { invitations } from '@/db/schema/invitations';
import { memberships } from '@/db/schema/memberships';
import { organizations } from '@/db/schema/organizations';
import { users } from '@/db/schema/users';
import { withSystem } from '@/db/system';
import { withOrg } from '@/db/tenant';
import { toShownEmail } from '@/lib/auth/email';
import { notFound } from '@/lib/errors';
import type { ApiTokenDto, InvitationDto, MemberDto, OrganizationDto, OrganizationSettings } from './types';

export function listOrganizationsOf(userId: string): Promise<OrganizationDto[]> {
  return withSystem('orgs: the organizations of a person', (tx) =>
    tx
      .select({
        id: organizations.id,
        name: organizations.name,
        currency: organizations.currency,
        timeZone: organizations.timeZone,
        role: memberships.role,
      })
      .from(memberships)
      .innerJoin(organizations, eq(organizations.id, memberships.orgId))
      .where(eq(memberships.userId, userId))
      .orderBy(byLanguage(organizations.name), asc(organizations.id)),
  );
}

export async function getOrganizationSettings(orgId: AuthorizedOrgId): Promise<OrganizationSettings> {
  const [row] = await withOrg(orgId, (tx) =>
    tx
      .select({
        id: organizations.id,
        name: organizations.name,
        currency: organizations.currency,
        timeZone: organizations.timeZone,
        marginBasisPoints: organizations.marginBasisPoints,
      })
      .from(organizations)
      .where(eq(organizations.id, orgId)),
  );
  if (!row) throw notFound();
  return row;
}

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

// Expired tokens are listed too: they explain why a program stopped.
export async function listApiTokens(orgId: AuthorizedOrgId): Promise<ApiTokenDto[]> {
  const rows = await withOrg(orgId, (tx) =>
    tx
      .select({
        id: apiTokens.id,
        name: apiTokens.name,
        prefix: apiTokens.prefix,
        role: apiTokens.role,
        lastUsedAt: apiTokens.lastUsedAt,
        expiresAt: apiTokens.expiresAt,
        createdAt: apiTokens.createdAt,
      })
      .from(apiTokens)
      .where(and(eq(apiTokens.orgId, orgId), isNull(apiTokens.revokedAt)))
      .orderBy(desc(apiTokens.createdAt)),
  );
  return rows.map(({ lastUsedAt, expiresAt, createdAt, ...row }) => ({
    ...row,
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
    expiresAt: expiresAt?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
  }));
}
