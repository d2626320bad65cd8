import { inngest } from '../client';
import { engineRegistered } from '../events';
import { sweepWaitingWork } from '../sweep-waiting-work';

// An engine drops events of unknown functions and gives up on work while the server is away.
export const reannounceWaiting = inngest.createFunction(
  { id: 'reannounce-waiting', triggers: [engineRegistered], concurrency: [{ limit: 1 }], retries: 4 },
  async ({ event, step }) => {
    // At most our own clock, which dates announcements: a later time would find each of them repeatedly.
    const registeredAt = Math.min(event.ts ?? Date.now(), Date.now());
    await step.run('sweep', () => sweepWaitingWork(new Date(registeredAt)));
  },
);
