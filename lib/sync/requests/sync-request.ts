import type { syncRuns } from '@/db/schema/sync-runs';
import type { OutboxEvent } from '@/lib/outbox/outbox-event';
import type { PlatformId } from '@/lib/platform-ids';

export type SyncRequest = OutboxEvent<'sync/run.requested'> & { id: string };

// Seconds that a run jumps ahead in the queue: people first, then changes, the schedule, and history last.
const priority = { manual: 600, connect: 600, webhook: 300, schedule: 0 } as const;
const HISTORY_PRIORITY = -600;

type RequestedRun = Pick<
  typeof syncRuns.$inferSelect,
  'id' | 'orgId' | 'integrationId' | 'platform' | 'trigger' | 'dataType'
>;

/** `delaySeconds`: until the slot of the integration. `idSuffix` makes a new event id; the engine ignores a known one. */
export function syncRequest(run: RequestedRun, { delaySeconds = 0, idSuffix = '' } = {}): SyncRequest {
  const { id, orgId, integrationId, platform, trigger, dataType } = run;
  const ahead = dataType === 'history' ? HISTORY_PRIORITY : priority[trigger];
  return {
    name: 'sync/run.requested',
    id: idSuffix ? `${id}:${idSuffix}` : id,
    data: { orgId, integrationId, platform: platform as PlatformId, runId: id, priority: ahead, delaySeconds },
  };
}
