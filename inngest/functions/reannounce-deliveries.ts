import { cron } from 'inngest';
import { routeDeliveries } from '@/lib/webhooks/deliveries/route-deliveries';
import { deliveriesToReannounce, markDeliveriesAnnounced } from '@/lib/webhooks/deliveries/sweep-deliveries';
import { deliveryEvent } from '../announce-deliveries';
import { inngest } from '../client';

/** Twice a minute: what was stored is processed within a minute, whatever became of who stored it. */
const SWEEPS = 2;

/** Announces deliveries that the engine missed or lost, and those that have come to be for somebody. */
export const reannounceDeliveries = inngest.createFunction(
  { id: 'reannounce-deliveries', triggers: [cron('* * * * *')], retries: 1 },
  async ({ step }) => {
    for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
      if (sweep > 0) await step.sleep(`pause ${sweep}`, '28s');
      // What is claimed is found by the very sweep.
      await step.run(`claim ${sweep}`, () => routeDeliveries());
      const found = await step.run(`find ${sweep}`, () => deliveriesToReannounce());
      if (found.length === 0) continue;
      await step.sendEvent(`announce ${sweep}`, found.map(deliveryEvent));
      await step.run(`note ${sweep}`, () => markDeliveriesAnnounced(found));
    }
  },
);
