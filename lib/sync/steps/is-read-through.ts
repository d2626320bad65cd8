import { sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import type { Tx } from '@/db/tenant';
import { reachTables } from '@/lib/accounts/account-reach';
import { halfOf } from './plan';
import type { PlannedStep } from './step-state';

type Subject = Pick<PlannedStep, 'kind' | 'subjectId'>;

// Lists belong to every integration.
export async function isReadThrough(
  tx: Tx,
  orgId: AuthorizedOrgId,
  integrationId: string,
  { kind, subjectId }: Subject,
  // Keeps the answer true until the transaction ends.
  { lock = false } = {},
): Promise<boolean> {
  if (subjectId === null) return true;
  const { accounts } = reachTables[halfOf({ kind })];
  const [subject] = await tx.execute<{ integrationId: string }>(sql`
    select integration_id as "integrationId" from ${accounts} where org_id = ${orgId} and id = ${subjectId}
    ${lock ? sql`for no key update` : sql``}`);
  return subject === undefined || subject.integrationId === integrationId;
}
