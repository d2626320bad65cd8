import { cron } from 'inngest';
import { type DispatchedType, dueBatches, queueBatch } from '@/lib/sync/dispatch';
import { noteAnnounced, syncEvent } from '../announce';
import { inngest } from '../client';

/** One dispatcher for each beat of the schedule; every run it queues waits for its integration's slot. */
function dispatcher(dataType: DispatchedType, schedule: string) {
  return inngest.createFunction(
    { id: `dispatch-platform-syncs-${dataType}`, triggers: [cron(schedule)], retries: 4 },
    async ({ step }) => {
      const batches = await step.run('find due integrations', () => dueBatches(dataType));
      for (const [index, batch] of batches.entries()) {
        const requests = await step.run(`queue batch ${index}`, () => queueBatch(batch, dataType));
        if (requests.length === 0) continue;
        await step.sendEvent(`announce batch ${index}`, requests.map(syncEvent));
        await step.run(`note batch ${index}`, () => noteAnnounced(requests));
      }
    },
  );
}

// The full run at two reads the metrics too.
export const dispatchMetrics = dispatcher('metrics', '0 0-1,3-23 * * *');
export const dispatchCampaigns = dispatcher('campaigns', '15 */4 * * *');
export const dispatchAll = dispatcher('all', '0 2 * * *');
