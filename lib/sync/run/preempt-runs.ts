import { and, eq, inArray } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { syncRuns } from '@/db/schema/sync-runs';
import type { Tx } from '@/db/tenant';
import type { SyncDataType } from '../types';
import { whereRunsOf } from './load-run';
import { covers, typesOverlapping } from './overlap';

function areOpen(orgId: AuthorizedOrgId, runIds: string[]) {
  return and(eq(syncRuns.orgId, orgId), inArray(syncRuns.id, runIds), inArray(syncRuns.status, ['queued', 'running']));
}

// What they read stays; the page in flight is dropped.
export async function supersede(tx: Tx, orgId: AuthorizedOrgId, runIds: string[]): Promise<void> {
  if (runIds.length === 0) return;
  await tx
    .update(syncRuns)
    .set({ status: 'superseded', finishedAt: new Date(), waitingUntil: null })
    .where(areOpen(orgId, runIds));
}

// The sweep requests the runs again.
export async function releaseClaims(tx: Tx, orgId: AuthorizedOrgId, runIds: string[]): Promise<void> {
  if (runIds.length === 0) return;
  await tx.update(syncRuns).set({ claimedBy: null, waitingUntil: null }).where(areOpen(orgId, runIds));
}

/**
 * Supersedes scheduled runs that a requested run covers; those that read more lose their claim and continue later. The
 * caller holds the integration's lock.
 */
export async function preemptRuns(
  tx: Tx,
  orgId: AuthorizedOrgId,
  integrationId: string,
  dataType: SyncDataType,
): Promise<void> {
  const scheduled = await tx
    .select({ id: syncRuns.id, dataType: syncRuns.dataType, status: syncRuns.status })
    .from(syncRuns)
    .where(
      and(
        whereRunsOf(orgId, integrationId, typesOverlapping(dataType)),
        eq(syncRuns.trigger, 'schedule'),
        inArray(syncRuns.status, ['queued', 'running']),
      ),
    );
  const covered = scheduled.filter((run) => covers(dataType, run.dataType));
  const wider = scheduled.filter((run) => !covered.includes(run) && run.status === 'running');
  const ids = (runs: typeof scheduled) => runs.map(({ id }) => id);
  await supersede(tx, orgId, ids(covered));
  await releaseClaims(tx, orgId, ids(wider));
}
