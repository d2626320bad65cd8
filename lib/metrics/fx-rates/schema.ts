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

export type FxRateKey = z.infer<typeof fxRateKey>;
export type FxRateInput = z.infer<typeof fxRateInput>;
export type FxRateDto = z.infer<typeof fxRateSchema>;
