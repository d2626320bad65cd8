import { cron } from 'inngest';
import { dueBatches, queueBatch } from '@/lib/sync/schedule/dispatch';
import type { DispatchedType } from '@/lib/sync/schedule/ticks';
import { recordAnnounced, syncEvent } from '../announce';
import { inngest } from '../client';

/**
 * One dispatcher for each beat of the schedule; every run it queues waits for its integration's slot. What it misses,
 * because nothing ran at that time or another run was in the way, `reannounceSyncs` catches up.
 */
function dispatcher(dataType: DispatchedType, schedule: string) {
  return inngest.createFunction(
    { id: `dispatch-platform-syncs-${dataType}`, triggers: [cron(schedule)], retries: 4 },
    async ({ step }) => {
      const batches = await step.run('find due integrations', () => dueBatches(dataType));
      for (const [index, batch] of batches.entries()) {
        const requests = await step.run(`queue batch ${index}`, () => queueBatch(batch));
        if (requests.length === 0) continue;
        await step.sendEvent(`announce batch ${index}`, requests.map(syncEvent));
        await step.run(`note batch ${index}`, () => recordAnnounced(requests));
      }
    },
  );
}

export const dispatchMetrics = dispatcher('metrics', '0 * * * *');
export const dispatchCampaigns = dispatcher('campaigns', '0 */4 * * *');
// It is two o'clock somewhere: every time zone is a number of quarters off UTC.
export const dispatchAll = dispatcher('all', '*/15 * * * *');
