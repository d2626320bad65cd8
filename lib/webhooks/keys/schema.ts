import { z } from 'zod';
import { keyedPlatforms } from '@/db/schema/webhook-keys';

/** A key that lead forms send with. The key itself is shown once, when it is made. */
export const webhookKeySchema = z.strictObject({
  id: z.uuid(),
  platform: z.enum(keyedPlatforms),
  createdAt: z.iso.datetime(),
});
export type WebhookKeyDto = z.infer<typeof webhookKeySchema>;

/** `key`: the secret that Snapchat showed when the webhook of a form was made; Google's keys are made here. */
export const createWebhookKeySchema = z.discriminatedUnion('platform', [
  z.strictObject({ platform: z.literal('google') }),
  z.strictObject({ platform: z.literal('snapchat'), key: z.string().trim().min(16).max(500) }),
]);
export type CreateWebhookKeyInput = z.infer<typeof createWebhookKeySchema>;

/** Path of a key. */
export const webhookKeyParams = z.strictObject({ keyId: z.uuid() });
