import { randomUUID } from 'node:crypto';
import { type AuthorizedOrgId, mintAuthorizedOrgId } from '../authorized-org-id';
import { memberships, type roles } from '../schema/memberships';
import { organizations } from '../schema/organizations';
import { users } from '../schema/users';
import { withSystem } from '../system';
import { withOrg } from '../tenant';

export interface MintedOrganization {
  orgId: AuthorizedOrgId;
  userId: string;
  email: string;
}

export async function mintOrganization(
  overrides: Partial<typeof organizations.$inferInsert> & { role?: (typeof roles)[number] } = {},
): Promise<MintedOrganization> {
  const { role = 'owner', ...organization } = overrides;
  const orgId = mintAuthorizedOrgId(organization.id ?? randomUUID(), 'new organization');
  const userId = randomUUID();
  const email = `${userId}@example.com`;
  await withSystem('test: mint user', (tx) =>
    tx.insert(users).values({ id: userId, email, name: 'Test Person', passwordHash: 'none' }),
  );
  await withOrg(orgId, async (tx) => {
    const named = { name: `Org ${orgId.slice(0, 8)}`, currency: 'SAR', timeZone: 'Asia/Riyadh', ...organization };
    await tx.insert(organizations).values({ ...named, id: orgId });
    await tx.insert(memberships).values({ orgId, userId, role });
  });
  return { orgId, userId, email };
}
