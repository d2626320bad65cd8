import { and, eq, ne } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { syncRuns } from '@/db/schema/sync-runs';
import type { Tx } from '@/db/tenant';
import { whereRunsOf } from '../run/load-run';
import { typesCovering } from '../run/overlap';
import type { SyncStream } from '../types';
import { findSyncable } from './find-syncable';
import { lockIntegrationRuns, queueRun } from './queue-runs';
import { type SyncRequest, syncRequest } from './sync-request';

// One run reads all changes of this time.
const GATHER_SECONDS = 30;

interface ChangeSync {
  runId: string | null;
  request: SyncRequest | null;
}

/** Makes sure that a change is read: by a queued run that reads it and does not wait for a slot, else by a new one. */
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
        whereRunsOf(orgId, integrationId, typesCovering(dataType)),
        eq(syncRuns.status, 'queued'),
        ne(syncRuns.trigger, 'schedule'),
      ),
    )
    .limit(1);
  if (queued) return { runId: queued.id, request: null };
  const run = await queueRun(tx, { orgId, integrationId, dataType, trigger: 'webhook', requestedBy: null });
  return { runId: run.id, request: syncRequest(run, GATHER_SECONDS) };
}
