import type { syncRuns } from '@/db/schema/sync-runs';
import { slotSeconds } from './slot';

/** What is announced of a queued run; `id`, the event's, is the run's, so that announcing twice runs once. */
export interface SyncRequest {
  id: string;
  data: { orgId: string; integrationId: string; runId: string; priority: number; delaySeconds: number };
}

// Seconds that a run jumps ahead of those queued before it: someone who waits comes before a clock.
const priority = { manual: 600, connect: 600, schedule: 0 } as const;

/** The announcement of a run. Scheduled runs wait for their integration's slot, which spreads them. */
export function syncRequest(
  run: Pick<typeof syncRuns.$inferSelect, 'id' | 'orgId' | 'integrationId' | 'trigger'>,
): SyncRequest {
  const { id, orgId, integrationId, trigger } = run;
  const delaySeconds = trigger === 'schedule' ? slotSeconds(integrationId) : 0;
  return { id, data: { orgId, integrationId, runId: id, priority: priority[trigger], delaySeconds } };
}
