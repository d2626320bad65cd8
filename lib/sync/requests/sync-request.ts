import type { syncRuns } from '@/db/schema/sync-runs';
import type { PlatformId } from '@/lib/platform-ids';

/** The announcement of a queued run; the event has the id of the run, so that a repetition runs once. */
export interface SyncRequest {
  id: string;
  data: {
    orgId: string;
    integrationId: string;
    platform: PlatformId;
    runId: string;
    priority: number;
    delaySeconds: number;
  };
}

// Seconds that a run jumps ahead in the queue: people first, then changes, the schedule, and history last.
const priority = { manual: 600, connect: 600, webhook: 300, schedule: 0 } as const;
const HISTORY_PRIORITY = -600;

type AnnouncedRun = Pick<
  typeof syncRuns.$inferSelect,
  'id' | 'orgId' | 'integrationId' | 'platform' | 'trigger' | 'dataType'
>;

/** `delaySeconds`: until the slot of the integration, which spreads scheduled runs. */
export function syncRequest(run: AnnouncedRun, delaySeconds = 0): SyncRequest {
  const { id, orgId, integrationId, platform, trigger, dataType } = run;
  const ahead = dataType === 'history' ? HISTORY_PRIORITY : priority[trigger];
  return {
    id,
    data: { orgId, integrationId, platform: platform as PlatformId, runId: id, priority: ahead, delaySeconds },
  };
}
