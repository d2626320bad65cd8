import { cron } from 'inngest';
import { dueBatches, queueBatch } from '@/lib/sync/schedule/dispatch';
import type { DispatchedType } from '@/lib/sync/schedule/ticks';
import { recordAnnounced, syncEvent } from '../announce';
import { inngest } from '../client';

// A missed tick, or one blocked by another run, is caught up by `reannounceSyncs`.
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
// Every quarter of an hour it is 2:00 in some time zone: offsets are multiples of 15 minutes.
export const dispatchAll = dispatcher('all', '*/15 * * * *');
