import { z } from 'zod';
import { defineRoute } from '@/lib/api/define-route';
import { listDeliveries } from '@/lib/webhooks/deliveries/list-deliveries';
import { deliveryFilterSchema, deliveryPageSchema } from '@/lib/webhooks/schema';

const query = deliveryFilterSchema.extend({
  limit: z.coerce.number().int().min(1).max(100).default(25),
  cursor: z.string().max(200).optional(),
});

export const GET = defineRoute({
  method: 'GET',
  path: '/api/orgs/{org}/webhooks/deliveries',
  operationId: 'listDeliveries',
  summary: 'List webhook deliveries, most recently received first',
  auth: 'session-or-token',
  role: 'viewer',
  tier: 'api',
  query,
  response: deliveryPageSchema,
  example: { query: { status: 'dead' } },
  handler: ({ session, query: { limit, cursor, ...filter } }) =>
    listDeliveries(session.orgId, filter, { limit, cursor }),
});
