import 'server-only';
import { randomUUID } from 'node:crypto';
import { mintAuthorizedOrgId } from '@/db/authorized-org-id';
import { memberships } from '@/db/schema/memberships';
import { organizations } from '@/db/schema/organizations';
import { withOrg } from '@/db/tenant';
import { recordAudit } from '@/lib/audit/record-audit';
import type { CreateOrganizationInput } from './schema';
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
