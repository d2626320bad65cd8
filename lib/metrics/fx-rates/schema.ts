import { z } from 'zod';
import { calendarDay } from '@/lib/calendar-day';

const currency = z.string().regex(/^[A-Z]{3}$/, 'an ISO 4217 code such as SAR');

export const fxRateKey = z.strictObject({ base: currency, quote: currency, date: calendarDay });

export const fxRateInput = fxRateKey
  .extend({
    rate: z
      .string()
      .regex(/^\d{1,10}(\.\d{1,10})?$/, 'a decimal number with at most 10 digits after the point')
      .refine((text) => /[1-9]/.test(text), 'must be above 0'),
    source: z.string().trim().min(1).max(120).default('manual'),
  })
  .refine(({ base, quote }) => base !== quote, { message: 'must differ from base', path: ['quote'] });

export const fxRateSchema = z.strictObject({
  base: currency,
  quote: currency,
  date: z.iso.date(),
  rate: z.string(),
  source: z.string(),
  observedAt: z.iso.datetime(),
});

export const appliedRateSchema = z.strictObject({
  currency,
  // 1 unit in the organization's currency, to 10 decimals; null: no rate, so its money is in no total.
  rate: z.string().nullable(),
  // The oldest day of the stored rates in it; null: only official pegs, or no rate.
  rateDate: z.iso.date().nullable(),
  // `manual`, `peg` or publishers.
  sources: z.array(z.string()),
});

export const fxSourceSchema = z.strictObject({
  // `ecb`, `sandbox`, or the host of an address of the installation.
  source: z.string(),
  newestDate: z.iso.date().nullable(),
  readAt: z.iso.datetime().nullable(),
  // Null: the last reading succeeded.
  failingSince: z.iso.datetime().nullable(),
  errorCode: z.string().nullable(),
});

export type AppliedRateDto = z.infer<typeof appliedRateSchema>;
export type FxSourceDto = z.infer<typeof fxSourceSchema>;
export type FxRateKey = z.infer<typeof fxRateKey>;
export type FxRateInput = z.infer<typeof fxRateInput>;
export type FxRateDto = z.infer<typeof fxRateSchema>;
