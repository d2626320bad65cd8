import { cron } from 'inngest';
import { routeDeliveries } from '@/lib/webhooks/deliveries/route-deliveries';
import { deliveriesToReannounce, markDeliveriesAnnounced } from '@/lib/webhooks/deliveries/sweep-deliveries';
import { deliveryEvent } from '../announce-deliveries';
import { inngest } from '../client';

// Twice a minute: a stored delivery is processed within a minute even if the process that stored it died.
const SWEEPS = 2;

export const reannounceDeliveries = inngest.createFunction(
  { id: 'reannounce-deliveries', triggers: [cron('* * * * *')], retries: 1 },
  async ({ step }) => {
    for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
      if (sweep > 0) await step.sleep(`pause ${sweep}`, '28s');
      // The same sweep finds what is routed here.
      await step.run(`claim ${sweep}`, () => routeDeliveries());
      const found = await step.run(`find ${sweep}`, () => deliveriesToReannounce());
      if (found.length === 0) continue;
      await step.sendEvent(`announce ${sweep}`, found.map(deliveryEvent));
      await step.run(`note ${sweep}`, () => markDeliveriesAnnounced(found));
    }
  },
);
