import { type SQL, sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import type { Tx } from '@/db/tenant';
import { reachTables } from '@/lib/accounts/account-reach';
import { halfOf } from './plan';
import type { PlannedStep } from './step-state';

type Subject = Pick<PlannedStep, 'kind' | 'subjectId'>;

async function belongs(
  tx: Tx,
  orgId: AuthorizedOrgId,
  integrationId: string,
  { kind, subjectId }: Subject,
  lock: SQL,
): Promise<boolean> {
  if (subjectId === null) return true;
  const { accounts } = reachTables[halfOf({ kind })];
  const [subject] = await tx.execute<{ integrationId: string }>(sql`
    select integration_id as "integrationId" from ${accounts} where org_id = ${orgId} and id = ${subjectId} ${lock}`);
  return subject === undefined || subject.integrationId === integrationId;
}

/** Whether what a step is about is read through this integration still; the lists always are. */
export function isReadThrough(tx: Tx, orgId: AuthorizedOrgId, integrationId: string, step: Subject): Promise<boolean> {
  return belongs(tx, orgId, integrationId, step, sql``);
}

/** `isReadThrough`, and it stays so until the transaction ends. */
export function holdReadThrough(
  tx: Tx,
  orgId: AuthorizedOrgId,
  integrationId: string,
  step: Subject,
): Promise<boolean> {
  return belongs(tx, orgId, integrationId, step, sql`for no key update`);
}
