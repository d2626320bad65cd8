import { cron } from 'inngest';
import { provisionPartitions } from '@/lib/metrics/provision-partitions';
import { inngest } from '../client';

export const provisionMetricPartitions = inngest.createFunction(
  { id: 'provision-partitions', triggers: [cron('30 1 * * *')], retries: 4 },
  ({ step }) => step.run('provision', () => provisionPartitions()),
);
