import { z } from 'zod';
import { deliveryStatuses } from '@/db/schema/webhook-deliveries';
import { platformIds } from '@/lib/platform-ids';
import { reviewedLevels } from '@/lib/platforms/webhook';

// Times are ISO 8601 UTC.

const instant = z.iso.datetime();

// An unclaimed delivery belongs to no organization, so no person sees one.
export const deliveryStatusSchema = z.enum(deliveryStatuses).exclude(['unclaimed']);
export type DeliveryStatus = z.infer<typeof deliveryStatusSchema>;

export const deliverySchema = z.strictObject({
  id: z.uuid(),
  platform: z.enum(platformIds),
  integrationId: z.uuid().nullable(),
  kind: z.string(),
  status: deliveryStatusSchema,
  // The platform's time; null where it sends none.
  occurredAt: instant.nullable(),
  receivedAt: instant,
  attempts: z.int(),
  nextAttemptAt: instant.nullable(),
  endedAt: instant.nullable(),
  // Of the last failed attempt, also after a later success.
  lastErrorCode: z.string().nullable(),
  replays: z.int(),
  subject: z.strictObject({ type: z.string(), externalId: z.string() }).nullable(),
});
export type DeliveryDto = z.infer<typeof deliverySchema>;

// `what`: the synced data type, or the platform's id of the lead, campaign, ad set or ad.
const deliveryEffectSchema = z.strictObject({
  kind: z.enum(['sync', 'lead', 'access_revoked', 'ad_issue', 'ad_issue_resolved', 'unknown']),
  what: z.string().nullable(),
  level: z.enum(reviewedLevels).nullable(),
  // Null when no run was queued, as when one was already running.
  syncRunId: z.uuid().nullable(),
  leadId: z.uuid().nullable(),
  at: instant,
});
export type DeliveryEffectDto = z.infer<typeof deliveryEffectSchema>;

export const deliveryDetailSchema = deliverySchema.extend({
  failures: z.array(z.strictObject({ at: instant, errorCode: z.string() })),
  effects: z.array(deliveryEffectSchema),
  // Masked; null when it cannot be decrypted any more.
  payload: z.unknown(),
});
export type DeliveryDetailDto = z.infer<typeof deliveryDetailSchema>;

export const deliveryFilterSchema = z.strictObject({
  platform: z.enum(platformIds).optional(),
  status: deliveryStatusSchema.optional(),
  kind: z.string().max(200).optional(),
  integrationId: z.uuid().optional(),
});
export type DeliveryFilter = z.infer<typeof deliveryFilterSchema>;

export const deliveryPageSchema = z.strictObject({ items: z.array(deliverySchema), nextCursor: z.string().nullable() });
export type DeliveryPage = z.infer<typeof deliveryPageSchema>;
