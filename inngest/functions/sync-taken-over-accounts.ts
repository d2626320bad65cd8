import { orgOfJob } from '@/lib/auth/org-of-job';
import { queueTakeoverRun } from '@/lib/sync/requests/queue-takeover-run';
import { inngest } from '../client';
import { accountsTakenOver } from '../events';

export const syncTakenOverAccounts = inngest.createFunction(
  { id: 'sync-taken-over-accounts', triggers: [accountsTakenOver], retries: 4 },
  ({ event, step }) => step.run('queue', () => queueTakeoverRun(orgOfJob(event.data.orgId), event.data.integrationId)),
);
