import { z } from 'zod';
import { kpiDirections, kpiMetrics } from '@/db/schema/kpi-targets';
import { calendarDay } from '@/lib/calendar-day';
import { daysBetween } from '@/lib/dates';

export const moneyMetrics: ReadonlySet<string> = new Set(['spend', 'conversion_value', 'cpa']);

const MAX_DAYS = 366;

export const kpiInput = z
  .strictObject({
    metric: z.enum(kpiMetrics),
    direction: z.enum(kpiDirections),
    // Major currency units for money, a multiple for ROAS, a fraction for CTR.
    target: z
      .string()
      .regex(/^\d{1,13}(\.\d{1,6})?$/, 'a decimal number with at most 6 digits after the point')
      .refine((text) => /[1-9]/.test(text), 'must be above 0'),
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/, 'an ISO 4217 code such as SAR')
      .nullable(),
    startsOn: calendarDay,
    endsOn: calendarDay,
  })
  .superRefine(({ metric, currency, startsOn, endsOn }, context) => {
    const isMoney = moneyMetrics.has(metric);
    if (isMoney && !currency)
      context.addIssue({ code: 'custom', path: ['currency'], message: 'required: this metric is an amount of money' });
    if (!isMoney && currency)
      context.addIssue({
        code: 'custom',
        path: ['currency'],
        message: 'must be null: this metric is not an amount of money',
      });
    const days = daysBetween(startsOn, endsOn) + 1;
    if (days < 1 || days > MAX_DAYS)
      context.addIssue({ code: 'custom', path: ['endsOn'], message: `1 to ${MAX_DAYS} days from startsOn` });
  });

export const kpiSchema = z.strictObject({
  id: z.uuid(),
  metric: z.enum(kpiMetrics),
  direction: z.enum(kpiDirections),
  target: z.string(),
  currency: z.string().nullable(),
  startsOn: z.iso.date(),
  endsOn: z.iso.date(),
  createdAt: z.iso.datetime(),
});

/** A target with its progress in the period it counts. */
export const kpiProgressSchema = z.strictObject({
  id: z.uuid(),
  metric: z.enum(kpiMetrics),
  direction: z.enum(kpiDirections),
  target: z.number(),
  actual: z.number().nullable(),
  // What should have been reached by now if progress were even; for ratios the target itself.
  expectedToDate: z.number(),
  currency: z.string().nullable(),
  startsOn: z.iso.date(),
  endsOn: z.iso.date(),
  // Last day that is in `actual` and `expectedToDate`: known whole of every account.
  countedTo: z.iso.date(),
  status: z.enum(['not_started', 'achieved', 'on_track', 'at_risk', 'behind', 'no_data']),
});

export type KpiInput = z.infer<typeof kpiInput>;
export type KpiDto = z.infer<typeof kpiSchema>;
export type KpiProgress = z.infer<typeof kpiProgressSchema>;
