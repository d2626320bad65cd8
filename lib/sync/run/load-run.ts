import { and, eq, inArray } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { syncRuns } from '@/db/schema/sync-runs';
import type { Tx } from '@/db/tenant';
import { notFound } from '@/lib/errors';
import type { SyncRunRow } from '../requests/queue-runs';
import type { SyncRunDataType } from '../types';
import { type ClaimedRun, claimedRunColumns } from './run-claim';

export function whereRun(orgId: AuthorizedOrgId, runId: string) {
  return and(eq(syncRuns.orgId, orgId), eq(syncRuns.id, runId));
}

export function whereRunsOf(orgId: AuthorizedOrgId, integrationId: string, dataTypes: readonly SyncRunDataType[]) {
  return and(
    eq(syncRuns.orgId, orgId),
    eq(syncRuns.integrationId, integrationId),
    inArray(syncRuns.dataType, [...dataTypes]),
  );
}

/** @throws AppError `not_found` */
export async function loadRun(tx: Tx, orgId: AuthorizedOrgId, runId: string): Promise<SyncRunRow> {
  const [run] = await tx.select().from(syncRuns).where(whereRun(orgId, runId));
  if (!run) throw notFound();
  return run;
}

/** @throws AppError `not_found` */
export async function lockRun(tx: Tx, orgId: AuthorizedOrgId, runId: string): Promise<ClaimedRun> {
  const [run] = await tx.select(claimedRunColumns).from(syncRuns).where(whereRun(orgId, runId)).for('update');
  if (!run) throw notFound();
  return run;
}
