import 'server-only';
import { and, eq, ne } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { adAccounts } from '@/db/schema/ad-accounts';
import { campaigns } from '@/db/schema/campaigns';
import { integrations } from '@/db/schema/integrations';
import { memberships } from '@/db/schema/memberships';
import { organizations } from '@/db/schema/organizations';
import { profiles } from '@/db/schema/profiles';
import { withOrg } from '@/db/tenant';
import { type Role, rolesUpTo } from '@/lib/auth/roles';
import { notFound } from '@/lib/errors';
import { organizationColumns } from './organization-columns';
import type { OrganizationDetail } from './types';

/** As a caller with the role sees it. */
export async function loadOrganization(orgId: AuthorizedOrgId, role: Role): Promise<OrganizationDetail> {
  const connected = and(eq(integrations.orgId, orgId), ne(integrations.status, 'disconnected'));
  const [row] = await withOrg(orgId, (tx) =>
    tx
      .select({
        ...organizationColumns,
        createdAt: organizations.createdAt,
        counts: {
          members: tx.$count(memberships, eq(memberships.orgId, orgId)),
          integrations: tx.$count(integrations, connected),
          adAccounts: tx.$count(adAccounts, and(eq(adAccounts.orgId, orgId), adAccounts.selected)),
          profiles: tx.$count(profiles, and(eq(profiles.orgId, orgId), profiles.selected)),
          campaigns: tx.$count(campaigns, eq(campaigns.orgId, orgId)),
        },
      })
      .from(organizations)
      .where(eq(organizations.id, orgId)),
  );
  if (!row) throw notFound();
  return { ...row, createdAt: row.createdAt.toISOString(), role, scopes: rolesUpTo(role) };
}
