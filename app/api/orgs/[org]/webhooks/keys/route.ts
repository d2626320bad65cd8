import { z } from 'zod';
import { defineRoute } from '@/lib/api/define-route';
import { createWebhookKey } from '@/lib/webhooks/keys/create-webhook-key';
import { listWebhookKeys } from '@/lib/webhooks/keys/list-webhook-keys';
import { createWebhookKeySchema, webhookKeySchema } from '@/lib/webhooks/keys/schema';

export const GET = defineRoute({
  method: 'GET',
  path: '/api/orgs/{org}/webhooks/keys',
  operationId: 'listWebhookKeys',
  summary: 'List the webhook keys of Google and Snapchat lead forms, without the key values',
  auth: 'session-or-token',
  role: 'admin',
  tier: 'api',
  response: z.strictObject({ keys: z.array(webhookKeySchema) }),
  handler: async ({ session }) => ({ keys: await listWebhookKeys(session) }),
});

export const POST = defineRoute({
  method: 'POST',
  path: '/api/orgs/{org}/webhooks/keys',
  operationId: 'createWebhookKey',
  summary: 'Create a webhook key',
  description: 'A key for Google is generated and returned only in this response.',
  errors: { conflict: 'The key is stored already, or the organization has 50 keys.' },
  auth: 'session-or-token',
  role: 'admin',
  tier: 'api',
  body: createWebhookKeySchema,
  response: webhookKeySchema.extend({ key: z.string().nullable() }),
  status: 201,
  example: { body: { platform: 'google' } },
  handler: ({ session, body }) => createWebhookKey(session, body),
});
