import { and, eq, ne } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { syncRuns } from '@/db/schema/sync-runs';
import type { Tx } from '@/db/tenant';
import { whereRunsOf } from '../run/load-run';
import { typesCovering } from '../run/overlap';
import type { SyncStream } from '../types';
import { findSyncable } from './find-syncable';
import { lockIntegrationRuns, queueRun } from './queue-runs';

// One run reads all changes of this time.
const GATHER_SECONDS = 30;

/**
 * Makes sure that a change is read: by a queued run that reads it and does not wait for a slot, else by a new one.
 * @returns the id of the run; null: the integration cannot be read, or has nothing of that kind
 */
export async function requestChangeSync(
  tx: Tx,
  orgId: AuthorizedOrgId,
  integrationId: string,
  dataType: SyncStream,
): Promise<string | null> {
  await lockIntegrationRuns(tx, integrationId);
  const [integration] = await findSyncable(tx, orgId, dataType, integrationId);
  if (!integration || integration.obstacle) return null;
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
  if (queued) return queued.id;
  const run = { orgId, integrationId, dataType, trigger: 'webhook', requestedBy: null } as const;
  return (await queueRun(tx, run, GATHER_SECONDS)).id;
}
