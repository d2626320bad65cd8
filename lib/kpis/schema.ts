import { z } from 'zod';
import { kpiDirections, kpiMetrics, kpiRepetitions } from '@/db/schema/kpi-targets';
import { calendarDay } from '@/lib/calendar-day';
import { daysBetween } from '@/lib/dates';
import { platformIds } from '@/lib/platform-ids';
import { monthOf } from './month-of';

export const moneyMetrics: ReadonlySet<string> = new Set(['spend', 'conversion_value', 'cpa']);

const MAX_DAYS = 366;

const platformScope = z.strictObject({ kind: z.literal('platform'), platform: z.enum(platformIds) });
const accountScope = z.strictObject({ kind: z.literal('account'), accountId: z.uuid() });
// The campaigns with the label, now and later.
const labelScope = z.strictObject({ kind: z.literal('label'), labelId: z.uuid() });

const direction = z.enum(kpiDirections);
// Major currency units for money, a multiple for ROAS, a fraction for CTR; of each month where the target repeats.
const target = z
  .string()
  .regex(/^\d{1,13}(\.\d{1,6})?$/, 'a decimal number with at most 6 digits after the point')
  .refine((text) => /[1-9]/.test(text), 'must be above 0');
// Null: the whole organization.
const scope = z.discriminatedUnion('kind', [platformScope, accountScope, labelScope]).nullable();
const repeats = z.enum(kpiRepetitions);
// The last day of the last month; null: until the target is archived.
const repeatsUntil = calendarDay.nullable();

export const kpiInput = z
  .strictObject({
    metric: z.enum(kpiMetrics),
    direction,
    target,
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/, 'an ISO 4217 code such as SAR')
      .nullable(),
    scope: scope.default(null),
    repeats: repeats.default('none'),
    // Of a target that repeats: its first month.
    startsOn: calendarDay,
    endsOn: calendarDay,
    repeatsUntil: repeatsUntil.default(null),
  })
  .superRefine(({ metric, currency, ...period }, context) => {
    const refuse = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
    const isMoney = moneyMetrics.has(metric);
    if (isMoney && !currency) refuse('currency', 'required: this metric is an amount of money');
    if (!isMoney && currency) refuse('currency', 'must be null: this metric is not an amount of money');
    const fault = periodFault(period);
    if (fault) refuse(fault.path, fault.message);
  });

type Period = Pick<KpiInput, 'repeats' | 'startsOn' | 'endsOn' | 'repeatsUntil'>;

function periodFault(period: Period): { path: 'endsOn' | 'repeatsUntil'; message: string } | null {
  const { repeats, startsOn, endsOn, repeatsUntil } = period;
  if (repeats === 'monthly') {
    const { first, last } = monthOf(startsOn);
    if (startsOn !== first || endsOn !== last) {
      return { path: 'endsOn', message: 'startsOn to endsOn must be a calendar month: this target repeats monthly' };
    }
    if (repeatsUntil === null || (repeatsUntil >= endsOn && repeatsUntil === monthOf(repeatsUntil).last)) return null;
    return { path: 'repeatsUntil', message: 'must be null or the last day of a month, not before endsOn' };
  }
  if (repeatsUntil !== null) return { path: 'repeatsUntil', message: 'must be null: this target does not repeat' };
  const days = daysBetween(startsOn, endsOn) + 1;
  return days >= 1 && days <= MAX_DAYS ? null : { path: 'endsOn', message: `1 to ${MAX_DAYS} days from startsOn` };
}

/** Metric and currency stay: another metric is another target. */
export const kpiChanges = z
  .strictObject({ direction, target, scope, repeats, startsOn: calendarDay, endsOn: calendarDay, repeatsUntil })
  .partial()
  .refine((changes) => Object.keys(changes).length > 0, 'at least one field');

/** The account or label with its name. Null: the whole organization. */
const shownScope = z
  .discriminatedUnion('kind', [
    platformScope,
    accountScope.extend({ name: z.string(), platform: z.enum(platformIds) }),
    labelScope.extend({ name: z.string() }),
  ])
  .nullable();

export const kpiSchema = z.strictObject({
  id: z.uuid(),
  metric: z.enum(kpiMetrics),
  direction,
  target: z.string(),
  currency: z.string().nullable(),
  scope: shownScope,
  repeats,
  startsOn: z.iso.date(),
  endsOn: z.iso.date(),
  repeatsUntil: z.iso.date().nullable(),
  createdAt: z.iso.datetime(),
});

/** A target with its progress in the period it counts: its own, or of a monthly one the month of the last complete day. */
export const kpiProgressSchema = z.strictObject({
  id: z.uuid(),
  metric: z.enum(kpiMetrics),
  direction,
  target: z.number(),
  actual: z.number().nullable(),
  // What should have been reached by now if progress were even; for ratios the target itself.
  expectedToDate: z.number(),
  currency: z.string().nullable(),
  scope: shownScope,
  repeats,
  startsOn: z.iso.date(),
  endsOn: z.iso.date(),
  // Last day that is in `actual` and `expectedToDate`: known whole of every account in the scope.
  countedTo: z.iso.date(),
  // From the actual and the days after `countedTo`, each as the mean of the last four same weekdays (lib/kpis/project.ts).
  projection: z
    .strictObject({
      end: z.number(),
      // The 80 % range, from the errors of the same method in the past.
      low: z.number(),
      high: z.number(),
      // (target - actual) / days, at least 0; null for ratios.
      neededPerDay: z.number().nullable(),
      // Days of the period after `countedTo`.
      days: z.int(),
    })
    .nullable(),
  // `no_data`: no actual, no exchange rate, or a ratio without a denominator. `not_enough_days`: fewer than 14.
  projectionMissing: z.enum(['not_begun', 'period_over', 'not_enough_days', 'no_data']).nullable(),
  status: z.enum(['not_started', 'achieved', 'on_track', 'at_risk', 'behind', 'no_data']),
});

export const trackedKpiSchema = kpiSchema.extend({ progress: kpiProgressSchema });

export type KpiInput = z.output<typeof kpiInput>;
export type KpiChanges = z.infer<typeof kpiChanges>;
export type KpiScope = KpiInput['scope'];
export type KpiDto = z.infer<typeof kpiSchema>;
export type KpiProgress = z.infer<typeof kpiProgressSchema>;
export type TrackedKpi = z.infer<typeof trackedKpiSchema>;
