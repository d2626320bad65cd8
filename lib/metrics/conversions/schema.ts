import { z } from 'zod';
import { platformIds } from '@/lib/platform-ids';
import type { AttributionWindow } from '@/lib/platforms/platform';
import { moneySchema } from '../money-dto';

const MOST_ACTIONS = 100;

const actionNames = z
  .array(
    z
      .string()
      .min(1)
      .max(200)
      .regex(/^\P{Cc}*$/u, 'must not contain control characters'),
  )
  .max(MOST_ACTIONS)
  .transform((names) => [...new Set(names)].sort());

/** Names of actions as the platform reports them. A sale is a conversion that adds its value. */
export const conversionChoiceInput = z
  .strictObject({ conversions: actionNames, sales: actionNames })
  .refine(({ conversions }) => conversions.length > 0, {
    message: 'must name at least one action',
    path: ['conversions'],
  })
  .refine(({ conversions, sales }) => sales.every((name) => conversions.includes(name)), {
    message: 'must be among the conversions',
    path: ['sales'],
  });

export const platformParams = z.strictObject({ platform: z.enum(platformIds) });

const choiceSchema = z.strictObject({ conversions: z.array(z.string()), sales: z.array(z.string()) });
const periodSchema = z.strictObject({ from: z.iso.date(), to: z.iso.date() });

/** The days after a click or a view in which the platform credits a conversion to an ad. */
const attributionSchema = z.strictObject({
  clickDays: z.int(),
  // 0: views are not credited.
  viewDays: z.int(),
  setOn: z.enum(['request', 'ad_set', 'conversion_action', 'account']),
  countedOn: z.enum(['interaction', 'conversion', 'mixed']),
  // False: the platform does not document the days.
  confirmed: z.boolean(),
}) satisfies z.ZodType<AttributionWindow>;

/** What counts as a conversion of a platform, and when it is credited to an ad. */
export const countedConversionsSchema = z.strictObject({
  attribution: attributionSchema,
  ...choiceSchema.shape,
  // The platform's default counts, not a choice of the organization.
  isDefault: z.boolean(),
  // Of the last change; null: it was never changed.
  changedAt: z.iso.datetime().nullable(),
  // Earlier days still change to the choice.
  recounting: z.boolean(),
});
export type CountedConversions = z.infer<typeof countedConversionsSchema>;

const conversionSettingsSchema = z.strictObject({
  platform: z.enum(platformIds),
  attribution: attributionSchema,
  standard: choiceSchema,
  // Null: the platform's default counts.
  choice: choiceSchema.nullable(),
  updatedAt: z.iso.datetime().nullable(),
  // Earlier days still change to the choice.
  recounting: z.boolean(),
  // Days before `from` were read without actions and keep their figures; null: no day has actions yet.
  actionsFrom: z.iso.date().nullable(),
  hasEarlierDays: z.boolean(),
  accountsWithoutActions: z.int(),
  actions: z.array(
    z.strictObject({
      action: z.string(),
      // Decimal text.
      conversions: z.string(),
      // Null: no value is reported, or a day of it has no exchange rate.
      value: moneySchema.nullable(),
    }),
  ),
});
export type ConversionSettings = z.infer<typeof conversionSettingsSchema>;

export const conversionActionsSchema = z.strictObject({
  period: periodSchema,
  platforms: z.array(conversionSettingsSchema),
});
export type ConversionActionsDto = z.infer<typeof conversionActionsSchema>;

const figuresSchema = z.strictObject({
  conversions: z.string(),
  value: moneySchema.nullable(),
  cpa: moneySchema.nullable(),
  roas: z.number().nullable(),
});

export const choicePreviewSchema = z.strictObject({
  period: periodSchema,
  before: figuresSchema,
  after: figuresSchema,
});
export type ChoicePreview = z.infer<typeof choicePreviewSchema>;
