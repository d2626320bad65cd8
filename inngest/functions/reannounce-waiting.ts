import type { GetStepTools } from 'inngest';
import { markReannounced } from '@/lib/sync/requests/sweep-runs';
import { waitingRuns } from '@/lib/sync/requests/waiting-runs';
import { markDeliveriesAnnounced } from '@/lib/webhooks/sweep-deliveries';
import { waitingDeliveries } from '@/lib/webhooks/waiting-deliveries';
import { syncEvent } from '../announce';
import { deliveryEvent } from '../announce-deliveries';
import { inngest } from '../client';
import { engineRegistered } from '../events';

type Step = GetStepTools<typeof inngest>;

/** Far more batches than wait; what is left is found by the sweeps of every minute. */
const MOST_BATCHES = 50;

async function reannounceRuns(step: Step, registeredAt: number): Promise<void> {
  for (let batch = 0; batch < MOST_BATCHES; batch += 1) {
    const runs = await step.run(`find runs ${batch}`, () => waitingRuns(new Date(registeredAt)));
    if (runs.length === 0) return;
    await step.sendEvent(`announce runs ${batch}`, runs.map(syncEvent));
    await step.run(`note runs ${batch}`, () => markReannounced(runs));
  }
}

async function reannounceDeliveries(step: Step, registeredAt: number): Promise<void> {
  for (let batch = 0; batch < MOST_BATCHES; batch += 1) {
    const deliveries = await step.run(`find webhooks ${batch}`, () => waitingDeliveries(new Date(registeredAt)));
    if (deliveries.length === 0) return;
    await step.sendEvent(`announce webhooks ${batch}`, deliveries.map(deliveryEvent));
    await step.run(`note webhooks ${batch}`, () => markDeliveriesAnnounced(deliveries));
  }
}

/**
 * Announces everything that waits once more, whatever its age, after functions were registered: an engine drops events
 * for functions that it does not know. One at a time: each server registers at its start.
 */
export const reannounceWaiting = inngest.createFunction(
  { id: 'reannounce-waiting', triggers: [engineRegistered], concurrency: [{ limit: 1 }], retries: 4 },
  async ({ event, step }) => {
    // Not after our own clock, which dates announcements: each would be found again and again.
    const registeredAt = await step.run('date the registration', () => Math.min(event.ts ?? Date.now(), Date.now()));
    await reannounceRuns(step, registeredAt);
    await reannounceDeliveries(step, registeredAt);
  },
);
