import { z } from 'zod';
import { defineRoute } from '@/lib/api/define-route';
import { loadDeliveryDetail } from '@/lib/webhooks/deliveries/load-delivery-detail';
import { deliveryDetailSchema } from '@/lib/webhooks/schema';

export const GET = defineRoute({
  method: 'GET',
  path: '/api/orgs/{org}/webhooks/deliveries/{deliveryId}',
  operationId: 'getDelivery',
  summary: 'Get a delivery with its failed attempts, its effects and its payload',
  description: 'Personal data is masked.',
  auth: 'session-or-token',
  role: 'viewer',
  tier: 'api',
  params: z.strictObject({ deliveryId: z.uuid() }),
  response: deliveryDetailSchema,
  handler: ({ session, params }) => loadDeliveryDetail(session.orgId, params.deliveryId),
});
