import 'server-only';
import { eq } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { organizations } from '@/db/schema/organizations';
import { withOrg } from '@/db/tenant';
import { notFound } from '@/lib/errors';
import { organizationColumns } from './organization-columns';
import type { OrganizationSettings } from './types';

export async function loadOrganizationSettings(orgId: AuthorizedOrgId): Promise<OrganizationSettings> {
  const [row] = await withOrg(orgId, (tx) =>
    tx.select(organizationColumns).from(organizations).where(eq(organizations.id, orgId)),
  );
  if (!row) throw notFound();
  return row;
}
