import { cron } from 'inngest';
import { pruneRuns } from '@/lib/sync/requests/prune-runs';
import { pruneDeliveries } from '@/lib/webhooks/deliveries/prune-deliveries';
import { inngest } from '../client';

export const pruneHistory = inngest.createFunction(
  { id: 'prune-history', triggers: [cron('45 1 * * *')], retries: 4 },
  async ({ step }) => {
    await step.run('prune runs', () => pruneRuns());
    await step.run('prune deliveries', () => pruneDeliveries());
  },
);
