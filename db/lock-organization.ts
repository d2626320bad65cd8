import { sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from './authorized-org-id';
import type { Tx } from './tenant';

/** Until the end of the transaction no other one holds it: for limits and names that no constraint can check. */
export async function lockOrganization(tx: Tx, orgId: AuthorizedOrgId): Promise<void> {
  await tx.execute(sql`select 1 from organizations where id = ${orgId} for no key update`);
}
