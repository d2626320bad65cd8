import { cron } from 'inngest';
import { analyzeFacts } from '@/lib/metrics/analyze-facts';
import { provisionPartitions } from '@/lib/metrics/provision-partitions';
import { inngest } from '../client';

export const provisionMetricPartitions = inngest.createFunction(
  { id: 'provision-partitions', triggers: [cron('30 1 * * *')], retries: 4 },
  async ({ step }) => {
    await step.run('provision', () => provisionPartitions());
    await step.run('analyze', () => analyzeFacts());
  },
);
