import { cron } from 'inngest';
import { dueBatches, queueBatch } from '@/lib/sync/schedule/dispatch';
import type { DispatchedType } from '@/lib/sync/schedule/ticks';
import { inngest } from '../client';

// A missed tick, or one blocked by another run, is caught up by `sweepEvents`.
function dispatcher(dataType: DispatchedType, schedule: string) {
  return inngest.createFunction(
    { id: `dispatch-platform-syncs-${dataType}`, triggers: [cron(schedule)], retries: 4 },
    async ({ step }) => {
      const batches = await step.run('find due integrations', () => dueBatches(dataType));
      for (const [index, batch] of batches.entries()) {
        await step.run(`queue batch ${index}`, async () => (await queueBatch(batch)).length);
      }
    },
  );
}

export const dispatchMetrics = dispatcher('metrics', '0 * * * *');
export const dispatchCampaigns = dispatcher('campaigns', '0 */4 * * *');
// Every quarter of an hour it is 2:00 in some time zone: offsets are multiples of 15 minutes.
export const dispatchAll = dispatcher('all', '*/15 * * * *');
