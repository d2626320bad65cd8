import { and, eq, ne } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { syncRuns } from '@/db/schema/sync-runs';
import type { Tx } from '@/db/tenant';
import { areRunsOf } from '../run/load-run';
import { typesCovering } from '../run/overlap';
import type { SyncStream } from '../types';
import { lockIntegrationRuns, queueRun } from './queue-runs';
import { type SyncRequest, syncRequest } from './sync-request';
import { findSyncable } from './syncable';

/** News come in bursts: what comes within this of the first is read by the same run. */
const GATHER_SECONDS = 30;

interface ChangeSync {
  /** The run that reads the change; null: the connection cannot be read, or has nothing of that kind. */
  runId: string | null;
  /** To announce after commit; null where nothing new was queued. */
  request: SyncRequest | null;
}

/**
 * Makes sure that what a platform told of is read: by a run that has not begun, where one is queued that reads it and
 * waits for no clock, else by a new one.
 */
export async function requestChangeSync(
  tx: Tx,
  orgId: AuthorizedOrgId,
  integrationId: string,
  dataType: SyncStream,
): Promise<ChangeSync> {
  await lockIntegrationRuns(tx, integrationId);
  const [integration] = await findSyncable(tx, orgId, dataType, integrationId);
  if (!integration || integration.obstacle) return { runId: null, request: null };
  const [queued] = await tx
    .select({ id: syncRuns.id })
    .from(syncRuns)
    .where(
      and(
        areRunsOf(orgId, integrationId, typesCovering(dataType)),
        eq(syncRuns.status, 'queued'),
        ne(syncRuns.trigger, 'schedule'),
      ),
    )
    .limit(1);
  if (queued) return { runId: queued.id, request: null };
  const run = await queueRun(tx, { orgId, integrationId, dataType, trigger: 'webhook', requestedBy: null });
  return { runId: run.id, request: syncRequest(run, GATHER_SECONDS) };
}
