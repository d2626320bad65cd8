import { and, eq, inArray } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { syncRuns } from '@/db/schema/sync-runs';
import type { Tx } from '@/db/tenant';
import type { SyncDataType } from '../types';
import { areRunsOf } from './load-run';
import { covers, typesOverlapping } from './overlap';

function areOpen(orgId: AuthorizedOrgId, runIds: string[]) {
  return and(eq(syncRuns.orgId, orgId), inArray(syncRuns.id, runIds), inArray(syncRuns.status, ['queued', 'running']));
}

/** Ends runs whose place another one takes. What they read stays; the page in their workers' hands is dropped. */
export async function supersede(tx: Tx, orgId: AuthorizedOrgId, runIds: string[]): Promise<void> {
  if (runIds.length === 0) return;
  await tx
    .update(syncRuns)
    .set({ status: 'superseded', finishedAt: new Date(), waitingUntil: null })
    .where(areOpen(orgId, runIds));
}

/** Takes runs out of their workers' hands. They stay where they are until the sweeper has them taken up again. */
export async function setAside(tx: Tx, orgId: AuthorizedOrgId, runIds: string[]): Promise<void> {
  if (runIds.length === 0) return;
  await tx.update(syncRuns).set({ claimedBy: null, waitingUntil: null }).where(areOpen(orgId, runIds));
}

/**
 * Lets nobody who asks for `dataType` wait behind a clock: open scheduled runs that would read a part of it are
 * superseded; one that reads more is set aside and goes on later. Hold the integration's lock.
 */
export async function makeWay(
  tx: Tx,
  orgId: AuthorizedOrgId,
  integrationId: string,
  dataType: SyncDataType,
): Promise<void> {
  const inTheWay = await tx
    .select({ id: syncRuns.id, dataType: syncRuns.dataType, status: syncRuns.status })
    .from(syncRuns)
    .where(
      and(
        areRunsOf(orgId, integrationId, typesOverlapping(dataType)),
        eq(syncRuns.trigger, 'schedule'),
        inArray(syncRuns.status, ['queued', 'running']),
      ),
    );
  const covered = inTheWay.filter((run) => covers(dataType, run.dataType));
  const wider = inTheWay.filter((run) => !covered.includes(run) && run.status === 'running');
  const ids = (runs: typeof inTheWay) => runs.map(({ id }) => id);
  await supersede(tx, orgId, ids(covered));
  await setAside(tx, orgId, ids(wider));
}
