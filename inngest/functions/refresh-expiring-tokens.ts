import { cron } from 'inngest';
import { dueTokenBatches, renewBatch } from '@/lib/tokens/refresh-sweep';
import { inngest } from '../client';
import { tokenRefreshRequested } from '../events';

// One tick at a time: the next tick finds tokens that this one did not reach.
export const refreshExpiringTokens = inngest.createFunction(
  {
    id: 'refresh-expiring-tokens',
    triggers: [cron('*/2 * * * *'), tokenRefreshRequested],
    concurrency: [{ limit: 1 }],
    retries: 2,
  },
  async ({ step }) => {
    const batches = await step.run('find due tokens', () => dueTokenBatches());
    for (const [index, batch] of batches.entries()) {
      await step.run(`renew batch ${index}`, () => renewBatch(batch));
    }
  },
);
