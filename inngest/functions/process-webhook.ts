import { RetryAfterError } from 'inngest';
import { z } from 'zod';
import { orgOfJob } from '@/lib/auth/org-of-job';
import { processDelivery } from '@/lib/webhooks/processing/process-delivery';
import { RETRY_SECONDS } from '@/lib/webhooks/processing/retry-schedule';
import { announceSyncs } from '../announce';
import { deliveryEvent } from '../announce-deliveries';
import { inngest } from '../client';
import { webhookReceived } from '../events';

const HOUR_MS = 3_600_000;

/** The engine's report of a failed function. */
const failedDelivery = z.object({ event: z.object({ data: webhookReceived.schema }) });

/**
 * Does what a delivery asks for. When the next attempt is, and which one is the last, is kept with the delivery: a run
 * that the engine loses is found by `reannounceDeliveries`, one that it gives up on (the server was away for all its
 * attempts) is announced again at once. One organization has half of the places at most.
 */
export const processWebhook = inngest.createFunction(
  {
    id: 'process-webhook',
    triggers: [webhookReceived],
    concurrency: [{ limit: 20 }, { limit: 10, key: 'event.data.orgId' }],
    retries: RETRY_SECONDS.length,
    onFailure: async ({ event, step }) => {
      const { orgId, deliveryId, turn: replayCount } = failedDelivery.parse(event.data).event.data;
      // Once an hour: what fails for a reason of its own waits for the sweep in between.
      const idSuffix = `failed-${Math.floor(Date.now() / HOUR_MS)}`;
      // A delivery that came to its end is found ended, one with a next attempt waits for it.
      await step.sendEvent('announce again', deliveryEvent({ orgId, deliveryId, replayCount, idSuffix }));
    },
  },
  async ({ event }) => {
    const { orgId, deliveryId } = event.data;
    // Without steps: it is done once however often it is called, and each step would be a call of its own.
    const outcome = await processDelivery(orgOfJob(orgId), deliveryId);
    if (outcome.state === 'retry') {
      // In milliseconds from now, not as a time: the engine's clock may be another one.
      const waitMs = Math.max(1_000, outcome.at.getTime() - Date.now());
      throw new RetryAfterError('The delivery failed and has another attempt.', waitMs);
    }
    await announceSyncs(outcome.syncs);
  },
);
