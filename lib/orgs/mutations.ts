import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { mintAuthorizedOrgId } from '@/db/authorized-org-id';
import { memberships } from '@/db/schema/memberships';
import { organizations } from '@/db/schema/organizations';
import { withOrg } from '@/db/tenant';
import { recordAudit } from '@/lib/audit/record-audit';
import type { SessionWith } from '@/lib/auth/org-session';
import { requireRole } from '@/lib/auth/require-role';
import { invalidateOrg } from '@/lib/cache/cache';
import type { CreateOrganizationInput, UpdateOrganizationInput } from './schema';
import type { OrganizationDto } from './types';

export async function createOrganization(
  userId: string,
  { name, currency, timeZone }: CreateOrganizationInput,
  requestId: string | null = null,
): Promise<OrganizationDto> {
  const orgId = mintAuthorizedOrgId(randomUUID(), 'new organization');
  await withOrg(orgId, async (tx) => {
    await tx.insert(organizations).values({ id: orgId, name, currency, timeZone });
    await tx.insert(memberships).values({ orgId, userId, role: 'owner' });
    await recordAudit(tx, orgId, { type: 'user', id: userId, requestId }, 'organization.created', orgId);
  });
  return { id: orgId, name, currency, timeZone, role: 'owner' };
}

// Also clears the organization's cache: currency, zone and margin change every number.
export async function updateOrganization(
  session: SessionWith<'admin'>,
  changes: UpdateOrganizationInput,
): Promise<void> {
  requireRole(session, 'admin');
  const { orgId, actor } = session;
  const { name, currency, timeZone, marginBasisPoints } = changes;
  await withOrg(orgId, async (tx) => {
    const set = { name, currency, timeZone, marginBasisPoints };
    await tx.update(organizations).set(set).where(eq(organizations.id, orgId));
    await recordAudit(tx, orgId, actor, 'organization.updated', orgId, { fields: Object.keys(changes).sort() });
  });
  await invalidateOrg(orgId);
}
