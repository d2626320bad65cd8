import { sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import type { Tx } from '@/db/tenant';

/** Until the end of the transaction no other one changes the names or the number of the organization's labels. */
export async function lockLabels(tx: Tx, orgId: AuthorizedOrgId): Promise<void> {
  await tx.execute(sql`select 1 from organizations where id = ${orgId} for no key update`);
}
