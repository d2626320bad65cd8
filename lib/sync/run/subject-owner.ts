import { type SQL, sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import type { Tx } from '@/db/tenant';
import { reachTables } from '@/lib/integrations/account-reach';
import { halfOf } from './plan';

async function belongs(
  tx: Tx,
  orgId: AuthorizedOrgId,
  integrationId: string,
  key: string,
  lock: SQL,
): Promise<boolean> {
  const [, subjectId = ''] = key.split(':');
  if (subjectId === '') return true;
  const { accounts } = reachTables[halfOf(key)];
  const [subject] = await tx.execute<{ integrationId: string }>(sql`
    select integration_id as "integrationId" from ${accounts} where org_id = ${orgId} and id = ${subjectId} ${lock}`);
  return subject === undefined || subject.integrationId === integrationId;
}

/** Whether what the step `key` is about is read through this integration still; the lists always are. */
export function isReadThrough(tx: Tx, orgId: AuthorizedOrgId, integrationId: string, key: string): Promise<boolean> {
  return belongs(tx, orgId, integrationId, key, sql``);
}

/** `isReadThrough`, and it stays so until the transaction ends. */
export function holdReadThrough(tx: Tx, orgId: AuthorizedOrgId, integrationId: string, key: string): Promise<boolean> {
  return belongs(tx, orgId, integrationId, key, sql`for no key update`);
}
