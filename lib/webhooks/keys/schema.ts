import { z } from 'zod';
import { keyedPlatforms } from '@/db/schema/webhook-keys';

// The key itself is returned once, when it is created.
export const webhookKeySchema = z.strictObject({
  id: z.uuid(),
  platform: z.enum(keyedPlatforms),
  createdAt: z.iso.datetime(),
});
export type WebhookKeyDto = z.infer<typeof webhookKeySchema>;

// `key` is the secret that Snapchat shows for a form's webhook; Google's keys are generated here.
export const createWebhookKeySchema = z.discriminatedUnion('platform', [
  z.strictObject({ platform: z.literal('google') }),
  z.strictObject({ platform: z.literal('snapchat'), key: z.string().trim().min(16).max(500) }),
]);
export type CreateWebhookKeyInput = z.infer<typeof createWebhookKeySchema>;

export const webhookKeyParams = z.strictObject({ keyId: z.uuid() });
