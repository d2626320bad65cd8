import { and, eq, isNull, lt, or } from 'drizzle-orm';
import { syncRuns } from '@/db/schema/sync-runs';
import { withSystem } from '@/db/system';
import { slotDelay } from '../schedule/slot';
import { type SyncRequest, syncRequest } from './sync-request';

const BATCH = 500;

/**
 * Queued runs that were not announced since `registeredAt`, the time at which the engine took our functions. One that
 * was announced before has a new event id: an engine that knows the old one would drop it. Never announced runs of the
 * schedule keep their slot.
 */
export function waitingRuns(registeredAt: Date, now = new Date()): Promise<SyncRequest[]> {
  return withSystem('registration: runs that wait for the engine', async (tx) => {
    const runs = await tx
      .select({
        id: syncRuns.id,
        orgId: syncRuns.orgId,
        integrationId: syncRuns.integrationId,
        platform: syncRuns.platform,
        trigger: syncRuns.trigger,
        dataType: syncRuns.dataType,
        announcedAt: syncRuns.announcedAt,
        scheduledFor: syncRuns.scheduledFor,
      })
      .from(syncRuns)
      .where(
        and(eq(syncRuns.status, 'queued'), or(isNull(syncRuns.announcedAt), lt(syncRuns.announcedAt, registeredAt))),
      )
      .orderBy(syncRuns.requestedAt)
      .limit(BATCH);
    return runs.map((run) => {
      const request = syncRequest(run, run.scheduledFor ? slotDelay(run.integrationId, run.scheduledFor, now) : 0);
      return run.announcedAt ? { ...request, id: `${run.id}:registered-${registeredAt.getTime()}` } : request;
    });
  });
}
