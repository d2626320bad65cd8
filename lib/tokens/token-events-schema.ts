import { z } from 'zod';
import { tokenEventActors, tokenEventCauses, tokenEventOutcomes } from '@/db/schema/token-events';

const tokenEventSchema = z.strictObject({
  id: z.uuid(),
  happenedAt: z.iso.datetime(),
  // `name`: null for the product itself and for deleted people and API tokens.
  actor: z.strictObject({ type: z.enum(tokenEventActors), id: z.uuid().nullable(), name: z.string().nullable() }),
  cause: z.enum(tokenEventCauses),
  outcome: z.enum(tokenEventOutcomes),
  errorClass: z.string().nullable(),
  // A key below `syncErrors` in the message files.
  errorCode: z.string().nullable(),
  vendorRequestId: z.string().nullable(),
  failures: z.int(),
  durationMs: z.int().nullable(),
  version: z.int().nullable(),
  tokenExpiresAt: z.iso.datetime().nullable(),
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
