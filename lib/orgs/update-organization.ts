import 'server-only';
import { eq } from 'drizzle-orm';
import { organizations } from '@/db/schema/organizations';
import { withOrg } from '@/db/tenant';
import { recordAudit } from '@/lib/audit/record-audit';
import type { SessionWith } from '@/lib/auth/org-session';
import { requireRole } from '@/lib/auth/require-role';
import { invalidateOrg } from '@/lib/cache/cache';
import type { UpdateOrganizationInput } from './schema';

// Also clears the organization's cache: currency, zone and margin change every number.
export async function updateOrganization(
  session: SessionWith<'admin'>,
  changes: UpdateOrganizationInput,
): Promise<void> {
  requireRole(session, 'admin');
  const { orgId, actor } = session;
  const { name, currency, timeZone, weekStartsOn, marginBasisPoints } = changes;
  await withOrg(orgId, async (tx) => {
    const set = { name, currency, timeZone, weekStartsOn, marginBasisPoints };
    await tx.update(organizations).set(set).where(eq(organizations.id, orgId));
    await recordAudit(tx, orgId, actor, 'organization.updated', orgId, { fields: Object.keys(changes).sort() });
  });
  await invalidateOrg(orgId);
}
