import { z } from 'zod';
import { defineRoute } from '@/lib/api/define-route';
import { replayDelivery } from '@/lib/webhooks/deliveries/replay-delivery';
import { deliverySchema } from '@/lib/webhooks/schema';

export const POST = defineRoute({
  method: 'POST',
  path: '/api/orgs/{org}/webhooks/deliveries/{deliveryId}/replay',
  operationId: 'replayDelivery',
  summary: 'Replay a delivery after every attempt failed',
  description: 'A replay repeats no effect.',
  errors: { conflict: 'Not every attempt has failed.' },
  repeated: 'A second request answers 409 while the delivery is being processed.',
  auth: 'session-or-token',
  role: 'marketer',
  tier: 'api',
  params: z.strictObject({ deliveryId: z.uuid() }),
  response: deliverySchema,
  status: 202,
  handler: ({ session, params }) => replayDelivery(session, params.deliveryId),
});
