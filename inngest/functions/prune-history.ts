import { cron } from 'inngest';
import { pruneRuns } from '@/lib/sync/requests/prune-runs';
import { inngest } from '../client';

/** Forgets sync runs of long ago; what they read stays. */
export const pruneHistory = inngest.createFunction(
  { id: 'prune-history', triggers: [cron('45 1 * * *')], retries: 4 },
  ({ step }) => step.run('prune', () => pruneRuns()),
);
