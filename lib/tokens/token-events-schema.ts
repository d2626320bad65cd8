import { z } from 'zod';
import { tokenEventActors, tokenEventCauses, tokenEventOutcomes } from '@/db/schema/token-events';

/** A line of the token log as pages and API show it. */
const tokenEventSchema = z.strictObject({
  id: z.uuid(),
  happenedAt: z.iso.datetime(),
  /** Who caused it; `name` of a person or API token, null for the product itself or who is gone. */
  actor: z.strictObject({ type: z.enum(tokenEventActors), id: z.uuid().nullable(), name: z.string().nullable() }),
  cause: z.enum(tokenEventCauses),
  outcome: z.enum(tokenEventOutcomes),
  errorClass: z.string().nullable(),
  /** A key below `syncErrors` in the message files. */
  errorCode: z.string().nullable(),
  vendorRequestId: z.string().nullable(),
  /** How many attempts in a row had failed, this one included. */
  failures: z.int(),
  durationMs: z.int().nullable(),
  /** Version of the credentials after it. */
  version: z.int().nullable(),
  tokenExpiresAt: z.iso.datetime().nullable(),
  /** When it is tried again. */
  retryAt: z.iso.datetime().nullable(),
});

export const tokenEventListQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(25),
  cursor: z.string().max(200).optional(),
});

export const tokenEventPageSchema = z.strictObject({
  events: z.array(tokenEventSchema),
  nextCursor: z.string().nullable(),
});

export type TokenEventDto = z.infer<typeof tokenEventSchema>;
export type TokenEventPage = z.infer<typeof tokenEventPageSchema>;
export type TokenEventListQuery = z.infer<typeof tokenEventListQuery>;
