import 'server-only';
import { eq } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { organizations } from '@/db/schema/organizations';
import { withOrg } from '@/db/tenant';
import { notFound } from '@/lib/errors';

/** In alphabetical order. */
export async function listAllowedOrigins(orgId: AuthorizedOrgId): Promise<string[]> {
  const [row] = await withOrg(orgId, (tx) =>
    tx.select({ origins: organizations.allowedOrigins }).from(organizations).where(eq(organizations.id, orgId)),
  );
  if (!row) throw notFound();
  return row.origins;
}
