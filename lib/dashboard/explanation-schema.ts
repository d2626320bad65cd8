import { z } from 'zod';
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

// In the unit of the explanation; those of a list add up to the change.
const change = z.number();

export const explanationSchema = z.strictObject({
  figure: z.enum(explainedFigures),
  formula: z.strictObject({
    id: z.enum(explainedFigures),
    text: z.string(),
    // Value = factor × numerator ÷ denominator, without one factor × numerator; money is rounded half away from zero.
    factor: z.number(),
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
  // Of all counted days of the compared period; null: the filter compares with nothing.
  previous: z.strictObject({ from: day, to: day, ...side }).nullable(),
  // Over the days that each account has in both periods; null: no account has any.
  change: z
    .strictObject({
      current: value,
      previous: value,
      platforms: z.array(z.strictObject({ platform, change })),
      // The five that make most of it.
      accounts: z.array(z.strictObject({ accountId: z.uuid(), accountName: z.string(), platform, change })),
      otherAccounts: z.strictObject({ accounts: z.int(), change }).nullable(),
    })
    .nullable(),
});

export type Explanation = z.infer<typeof explanationSchema>;
