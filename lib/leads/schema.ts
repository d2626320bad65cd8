import { z } from 'zod';
import { platformIds } from '@/lib/platform-ids';

// Leads hold personal data. Times are ISO 8601 UTC.

const instant = z.iso.datetime();

const leadAnswerSchema = z.strictObject({
  field: z.string(),
  // The question of the form; null where the platform does not send it.
  label: z.string().nullable(),
  values: z.array(z.string()),
});
export type LeadAnswerDto = z.infer<typeof leadAnswerSchema>;

// Lenient: a later version of the product may have stored more fields.
export const storedAnswersSchema = z.array(leadAnswerSchema.strip());

export const leadSchema = z.strictObject({
  id: z.uuid(),
  platform: z.enum(platformIds),
  integrationId: z.uuid(),
  displayName: z.string(),
  // Names of the businesses of the selected accounts; null when none is selected.
  business: z.string().nullable(),
  externalId: z.string(),
  form: z.strictObject({ externalId: z.string().nullable(), name: z.string().nullable() }),
  // `name` is null while no sync has read the campaign.
  campaign: z.strictObject({ externalId: z.string(), name: z.string().nullable() }).nullable(),
  adExternalId: z.string().nullable(),
  consents: z.array(z.strictObject({ name: z.string(), given: z.boolean() })),
  answers: z.array(leadAnswerSchema).nullable(),
  // `erased`, `not_offered`, `unreadable` or an error code; null when nothing is missing.
  answersMissing: z.string().nullable(),
  submittedAt: instant.nullable(),
  receivedAt: instant,
});
export type LeadDto = z.infer<typeof leadSchema>;

export const leadFilterSchema = z.strictObject({ platform: z.enum(platformIds).optional() });
export type LeadFilter = z.infer<typeof leadFilterSchema>;

export const leadPageSchema = z.strictObject({ items: z.array(leadSchema), nextCursor: z.string().nullable() });
export type LeadPage = z.infer<typeof leadPageSchema>;
