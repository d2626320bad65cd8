import 'server-only';
import { eq } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { organizations } from '@/db/schema/organizations';
import { withOrg } from '@/db/tenant';
import { notFound } from '@/lib/errors';
import type { OrganizationSettings } from './types';

export async function loadOrganizationSettings(orgId: AuthorizedOrgId): Promise<OrganizationSettings> {
  const [row] = await withOrg(orgId, (tx) =>
    tx
      .select({
        id: organizations.id,
        name: organizations.name,
        currency: organizations.currency,
        timeZone: organizations.timeZone,
        weekStartsOn: organizations.weekStartsOn,
        marginBasisPoints: organizations.marginBasisPoints,
      })
      .from(organizations)
      .where(eq(organizations.id, orgId)),
  );
  if (!row) throw notFound();
  return row;
}
