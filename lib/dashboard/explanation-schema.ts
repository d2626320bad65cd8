import { z } from 'zod';
import { campaignStatuses } from '@/db/schema/campaigns';
import { countedConversionsSchema } from '@/lib/metrics/conversions/schema';
import { moneySchema } from '@/lib/metrics/money-dto';
import { platformIds } from '@/lib/platform-ids';
import { explainedFigures, figureSums } from './explained-figures';

const platform = z.enum(platformIds);
const day = z.iso.date();
const integer = z.string().regex(/^-?\d+$/);

// `millionths` of a conversion: platforms report fractions.
const sum = z.strictObject({
  of: z.enum(figureSums),
  unit: z.enum(['micros', 'count', 'millionths']),
  // Null: no platform reported it.
  amount: integer.nullable(),
});

// Micros.
const money = z.strictObject({
  spend: integer,
  // Null: no value was reported.
  conversionValue: integer.nullable(),
  // Spend of the campaigns that report a value in the period.
  valuedSpend: integer,
});

/** The counted days of one account, currency and rate; sums of the parts are the numerator and the denominator. */
const part = z.strictObject({
  accountId: z.uuid(),
  accountName: z.string(),
  platform,
  from: day,
  to: day,
  // With a fact.
  days: z.int(),
  currency: z.string(),
  impressions: z.int(),
  clicks: z.int(),
  conversionsMillionths: integer,
  native: money,
  // Each day is converted and rounded half away from zero. Null: no rate, so the money is left out of the figure.
  converted: money.nullable(),
  // 1 unit of the currency = numerator ÷ denominator of the figure's. Null: none, or more than 400 rates apply.
  rate: z
    .strictObject({
      numerator: integer,
      denominator: integer,
      // Of the oldest stored rate in it; null: pegs only, or the same currency.
      rateDate: day.nullable(),
      // `manual`, `peg` or a publisher.
      sources: z.array(z.string()),
    })
    .nullable(),
});

// Decimal text in the unit of the explanation. Null: unknown, or the denominator is 0.
const value = z.string().nullable();
const side = { value, numerator: sum, denominator: sum.nullable() };

// Decimal text in the unit of the explanation. Those of a list and of its others add up to the change exactly, for ratios
// without a unit to the precision of a double.
const change = z.string();

const conversionChoice = z.strictObject({ platform, ...countedConversionsSchema.shape });

const instant = z.iso.datetime();
const status = z.enum(campaignStatuses);

// What is stored about a campaign from the start of the earlier period to the end of the later one.
const campaignEvent = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('started'), day }),
  z.strictObject({ kind: z.literal('ended'), day }),
  // `at`: of the first reading with it.
  z.strictObject({ kind: z.literal('status'), at: instant, before: status, after: status }),
  z.strictObject({
    kind: z.literal('budget'),
    at: instant,
    budget: z.enum(['daily', 'lifetime']),
    // Null: no such budget.
    before: moneySchema.nullable(),
    after: moneySchema.nullable(),
  }),
  // Days with figures that changed after they were first complete, and the numerator before and after, in the currency of
  // the campaign.
  z.strictObject({
    kind: z.literal('restated'),
    days: z.int(),
    before: integer.nullable(),
    after: integer.nullable(),
    currency: z.string().nullable(),
  }),
]);
export type CampaignEvent = z.infer<typeof campaignEvent>;

export const explanationSchema = z.strictObject({
  figure: z.enum(explainedFigures),
  formula: z.strictObject({
    id: z.enum(explainedFigures),
    text: z.string(),
    // Value = factor × numerator ÷ denominator + offset, without one factor × numerator; money is rounded half away from
    // zero. The factor of `roi` is the margin, 1 where none is set.
    factor: z.number(),
    offset: z.number(),
    // Account days that count: all, or those with a rate.
    days: z.enum(['all', 'priced']),
  }),
  period: z.strictObject({ from: day, to: day }),
  ...side,
  unit: z.enum(['micros', 'count', 'ratio']),
  // Of the amounts; `null` for figures without money.
  currency: z.string().nullable(),
  parts: z.array(part),
  // Without a rate, so left out of the figure.
  unconverted: z.array(z.strictObject({ spend: moneySchema, accounts: z.int() })),
  accountsWithoutData: z.array(
    z.strictObject({
      accountId: z.uuid(),
      accountName: z.string(),
      platform,
      // No day of the period has been read, or the account had no delivery on those that were.
      reason: z.enum(['not_read', 'no_delivery']),
    }),
  ),
  // The platforms may still restate days from here on; null: every day is final.
  restatedFrom: day.nullable(),
  // Of each integration of the accounts: the last run that read figures. Null: none has succeeded.
  syncs: z.array(
    z.strictObject({
      integrationId: z.uuid(),
      platform,
      lastSync: z.strictObject({ runId: z.uuid(), finishedAt: z.iso.datetime() }).nullable(),
    }),
  ),
  // What counts as a conversion of each platform, and when it is credited to an ad. Null: the figure counts none.
  conversionChoices: z.array(conversionChoice).nullable(),
  // Of all counted days of the compared period; null: the filter compares with nothing.
  previous: z.strictObject({ from: day, to: day, ...side }).nullable(),
  // Over the days that each account has in both periods; null: no account has any.
  change: z
    .strictObject({
      current: value,
      previous: value,
      platforms: z.array(z.strictObject({ platform, change })),
      // The fewest that make 80 % of all movement, at most five.
      accounts: z.array(
        z.strictObject({
          accountId: z.uuid(),
          accountName: z.string(),
          platform,
          change,
          // Average of its spend, in the currency of the figure; null: it did not change.
          rate: z.strictObject({ currency: z.string(), before: z.number(), after: z.number() }).nullable(),
        }),
      ),
      // With the rest. Null: there are none.
      otherAccounts: z.strictObject({ accounts: z.int(), change }).nullable(),
      // As the accounts.
      campaigns: z.array(
        z.strictObject({
          campaignId: z.uuid(),
          campaignName: z.string(),
          accountName: z.string(),
          platform,
          change,
          events: z.array(campaignEvent),
          // Since when changes of its status and budget are recorded.
          changesFrom: instant,
        }),
      ),
      // With the rounding of each campaign's days. Null: there are none.
      otherCampaigns: z.strictObject({ campaigns: z.int(), change }).nullable(),
    })
    .nullable(),
});

export type Explanation = z.infer<typeof explanationSchema>;
