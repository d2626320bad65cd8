import { z } from 'zod';
import { deliveryStatuses } from '@/db/schema/webhook-deliveries';
import { platformIds } from '@/lib/platforms/platform';
import { reviewedLevels } from '@/lib/platforms/webhook';

/** Webhook deliveries as pages and API share them. Times are ISO 8601 UTC. */

const instant = z.iso.datetime();

/** Nobody sees one that is unclaimed: it belongs to no organization. */
export const deliveryStatusSchema = z.enum(deliveryStatuses).exclude(['unclaimed']);
export type DeliveryStatus = z.infer<typeof deliveryStatusSchema>;

/** A delivery as lists show it. */
export const deliverySchema = z.strictObject({
  id: z.uuid(),
  platform: z.enum(platformIds),
  /** Through which it concerns the organization. */
  integrationId: z.uuid().nullable(),
  /** The platform's word for what happened. */
  kind: z.string(),
  status: deliveryStatusSchema,
  /** When it happened, by the platform; null: it does not say. */
  occurredAt: instant.nullable(),
  receivedAt: instant,
  /** Attempts since it was received, or replayed. */
  attempts: z.int(),
  nextAttemptAt: instant.nullable(),
  /** When it came to its end: processed, ignored or dead. */
  endedAt: instant.nullable(),
  /** Of the last failed attempt, also when a later one succeeded. */
  lastErrorCode: z.string().nullable(),
  replays: z.int(),
  subject: z.strictObject({ type: z.string(), externalId: z.string() }).nullable(),
});
export type DeliveryDto = z.infer<typeof deliverySchema>;

/** What a delivery did. `what` names it: the kind of data synced, the platform's id of the lead, campaign, ad set or ad. */
const deliveryEffectSchema = z.strictObject({
  kind: z.enum(['sync', 'lead', 'access_revoked', 'ad_issue', 'ad_issue_resolved', 'unknown']),
  what: z.string().nullable(),
  /** Of something reviewed. */
  level: z.enum(reviewedLevels).nullable(),
  /** Null: it made none, as when one was under way. */
  syncRunId: z.uuid().nullable(),
  leadId: z.uuid().nullable(),
  at: instant,
});
export type DeliveryEffectDto = z.infer<typeof deliveryEffectSchema>;

export const deliveryDetailSchema = deliverySchema.extend({
  /** Every failed attempt, oldest first, those before a replay included. */
  failures: z.array(z.strictObject({ at: instant, errorCode: z.string() })),
  effects: z.array(deliveryEffectSchema),
  /** As it came, with everything masked that may be personal; null: it can no longer be decrypted. */
  payload: z.unknown(),
});
export type DeliveryDetailDto = z.infer<typeof deliveryDetailSchema>;

/** Filters of the list; what is left out does not filter. */
export const deliveryFilterSchema = z.strictObject({
  platform: z.enum(platformIds).optional(),
  status: deliveryStatusSchema.optional(),
  kind: z.string().max(200).optional(),
  integrationId: z.uuid().optional(),
});
export type DeliveryFilter = z.infer<typeof deliveryFilterSchema>;

export const deliveryPageSchema = z.strictObject({ items: z.array(deliverySchema), nextCursor: z.string().nullable() });
export type DeliveryPage = z.infer<typeof deliveryPageSchema>;
