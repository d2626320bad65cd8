import { z } from 'zod';
import { platformIds } from '@/lib/platforms/platform';

/** People who left their details in a form of an ad, as pages and API share them. Personal data. Times are ISO 8601 UTC. */

const instant = z.iso.datetime();

const leadAnswerSchema = z.strictObject({
  /** The platform's name of the field. */
  field: z.string(),
  /** What the person was asked; null where the platform does not say. */
  label: z.string().nullable(),
  values: z.array(z.string()),
});
export type LeadAnswerDto = z.infer<typeof leadAnswerSchema>;

/** What is stored encrypted. Later versions of the product may have stored more. */
export const storedAnswersSchema = z.array(leadAnswerSchema.strip());

export const leadSchema = z.strictObject({
  id: z.uuid(),
  platform: z.enum(platformIds),
  /** The connection it came through, and its name. */
  integrationId: z.uuid(),
  displayName: z.string(),
  /** The business of the chosen accounts, by their names; null: none is chosen. */
  business: z.string().nullable(),
  /** The platform's id of it. */
  externalId: z.string(),
  form: z.strictObject({ externalId: z.string().nullable(), name: z.string().nullable() }),
  /** Name: null while no sync has read the campaign. */
  campaign: z.strictObject({ externalId: z.string(), name: z.string().nullable() }).nullable(),
  adExternalId: z.string().nullable(),
  /** What the person agreed to, or did not. */
  consents: z.array(z.strictObject({ name: z.string(), given: z.boolean() })),
  /** Null: see `answersMissing`. */
  answers: z.array(leadAnswerSchema).nullable(),
  /** `erased`, `not_offered`, `unreadable`, or the code of what failed; null: nothing is missing. */
  answersMissing: z.string().nullable(),
  submittedAt: instant.nullable(),
  receivedAt: instant,
});
export type LeadDto = z.infer<typeof leadSchema>;

/** Filters of the list; what is left out does not filter. */
export const leadFilterSchema = z.strictObject({ platform: z.enum(platformIds).optional() });
export type LeadFilter = z.infer<typeof leadFilterSchema>;

export const leadPageSchema = z.strictObject({ items: z.array(leadSchema), nextCursor: z.string().nullable() });
export type LeadPage = z.infer<typeof leadPageSchema>;
