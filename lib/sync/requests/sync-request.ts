import type { syncRuns } from '@/db/schema/sync-runs';
import type { PlatformId } from '@/lib/platform-ids';

/** What is announced of a queued run; `id`, the event's, is the run's, so that announcing twice runs once. */
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

// Seconds that a run jumps ahead of those queued before it: someone who waits comes before news, news before a clock,
// and reading the past after everything.
const priority = { manual: 600, connect: 600, webhook: 300, schedule: 0 } as const;
const HISTORY_PRIORITY = -600;

type AnnouncedRun = Pick<
  typeof syncRuns.$inferSelect,
  'id' | 'orgId' | 'integrationId' | 'platform' | 'trigger' | 'dataType'
>;

/** The announcement of a run. `delaySeconds`: how long it waits for its integration's slot, which spreads scheduled runs. */
export function syncRequest(run: AnnouncedRun, delaySeconds = 0): SyncRequest {
  const { id, orgId, integrationId, platform, trigger, dataType } = run;
  const ahead = dataType === 'history' ? HISTORY_PRIORITY : priority[trigger];
  return {
    id,
    data: { orgId, integrationId, platform: platform as PlatformId, runId: id, priority: ahead, delaySeconds },
  };
}
