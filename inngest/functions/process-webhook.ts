import { RetryAfterError } from 'inngest';
import { z } from 'zod';
import { orgOfJob } from '@/lib/auth/org-of-job';
import { deliveryReceived } from '@/lib/webhooks/deliveries/delivery-received';
import { processDelivery } from '@/lib/webhooks/processing/process-delivery';
import { RETRY_SECONDS } from '@/lib/webhooks/processing/retry-schedule';
import { inngest } from '../client';
import { webhookReceived } from '../events';

const HOUR_MS = 3_600_000;

const failedDelivery = z.object({ event: z.object({ data: webhookReceived.schema }) });

// The retry schedule is stored with the delivery: `sweepEvents` finds what the engine loses. One organization
// gets at most half of the concurrency.
export const processWebhook = inngest.createFunction(
  {
    id: 'process-webhook',
    triggers: [webhookReceived],
    concurrency: [{ limit: 20 }, { limit: 10, key: 'event.data.orgId' }],
    retries: RETRY_SECONDS.length,
    onFailure: async ({ event, step }) => {
      const delivery = failedDelivery.parse(event.data).event.data;
      // A new id once an hour; the sweep covers the time in between. Sent, not recorded: the database may be down.
      const again = deliveryReceived(delivery, `failed-${Math.floor(Date.now() / HOUR_MS)}`);
      await step.sendEvent('send again', again);
    },
  },
  async ({ event }) => {
    const { orgId, deliveryId } = event.data;
    // No steps: processing is idempotent, and each step would be another call.
    const outcome = await processDelivery(orgOfJob(orgId), deliveryId);
    if (outcome.state === 'retry') {
      // Milliseconds from now, not a time: the engine's clock may differ.
      const waitMs = Math.max(1_000, outcome.at.getTime() - Date.now());
      throw new RetryAfterError('The delivery failed and has another attempt.', waitMs);
    }
  },
);
