import { inngest } from '../client';
import { engineRegistered } from '../events';
import { sweepWaitingWork } from '../sweep-waiting-work';

/**
 * Announces everything that waits once more, whatever its age, after functions were registered: an engine drops events
 * for functions that it does not know, and gives up on work while the server is away. One at a time: each server
 * registers at its start.
 */
export const reannounceWaiting = inngest.createFunction(
  { id: 'reannounce-waiting', triggers: [engineRegistered], concurrency: [{ limit: 1 }], retries: 4 },
  async ({ event, step }) => {
    // Not after our own clock, which dates announcements: each would be found again and again.
    const registeredAt = Math.min(event.ts ?? Date.now(), Date.now());
    await step.run('sweep', () => sweepWaitingWork(new Date(registeredAt)));
  },
);
