import { z } from 'zod';
import { defineRoute } from '@/lib/api/define-route';
import { deleteWebhookKey } from '@/lib/webhooks/keys/delete-webhook-key';
import { webhookKeyParams } from '@/lib/webhooks/keys/schema';

export const DELETE = defineRoute({
  method: 'DELETE',
  path: '/api/orgs/{org}/webhooks/keys/{keyId}',
  operationId: 'deleteWebhookKey',
  summary: 'Delete a webhook key',
  description: 'Deliveries sent with it are refused from then on.',
  auth: 'session-or-token',
  role: 'admin',
  tier: 'api',
  params: webhookKeyParams,
  response: z.null(),
  status: 204,
  handler: async ({ session, params }) => {
    await deleteWebhookKey(session, params.keyId);
    return null;
  },
});
