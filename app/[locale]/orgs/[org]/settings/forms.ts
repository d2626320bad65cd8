import { z } from 'zod';
import { daysBetween } from '@/lib/dates';
import { type KpiInput, kpiInput, moneyMetrics } from '@/lib/kpis/schema';
import { decimalFromMicros, microsFromDecimal } from '@/lib/money';
import { createOrganizationSchema, roleSchema } from '@/lib/orgs/schema';

/*
 * What the forms of the settings send. Messages of issues are keys below `errors.fields`; what a form cannot say well
 * (a percentage as a fraction) is turned into the unit of lib here.
 */

const decimal = (message: string) =>
  z
    .string()
    .trim()
    .min(1, 'required')
    .regex(/^\d{1,13}([.,]\d{1,6})?$/, message)
    .transform((text) => text.replace(',', '.'))
    .refine((text) => /[1-9]/.test(text), message);

const name = z.string().trim().min(1, 'required').pipe(createOrganizationSchema.shape.name);
const day = z.string().min(1, 'required').pipe(z.iso.date('date'));

/** Percent with at most two decimals as basis points; empty means unknown. */
const margin = z
  .string()
  .trim()
  .regex(/^(\d{1,3}([.,]\d{1,2})?)?$/, 'percent')
  .transform((text) => (text === '' ? null : Math.round(Number(text.replace(',', '.')) * 100)))
  .refine((points) => points === null || points <= 10_000, 'percent');

export const organizationForm = z.object({
  name,
  currency: createOrganizationSchema.shape.currency,
  timeZone: createOrganizationSchema.shape.timeZone,
  margin,
});

export const kpiForm = z.object({
  metric: kpiInput.shape.metric,
  direction: kpiInput.shape.direction,
  target: decimal('number'),
  startsOn: day,
  endsOn: day,
});

export const fxRateForm = z.object({
  base: createOrganizationSchema.shape.currency,
  rate: decimal('number'),
  date: day,
});

export const roleForm = z.object({ role: roleSchema });

export const invitationForm = z.object({
  email: z.string().trim().min(1, 'required').max(320, 'tooLong'),
  role: roleSchema,
});

export const apiTokenForm = z.object({ name, role: roleSchema });

/**
 * A KPI as it is stored: money in the organization's currency, a click-through rate as a fraction.
 * @throws ZodError for a period that is none
 */
export function inDatabaseUnit(kpi: z.infer<typeof kpiForm>, currency: string): KpiInput {
  const days = daysBetween(kpi.startsOn, kpi.endsOn) + 1;
  if (days < 1 || days > 366) throw new z.ZodError([{ code: 'custom', path: ['endsOn'], message: 'period' }]);
  // The sixth decimal of a percentage is beyond what a target can mean.
  const target = kpi.metric === 'ctr' ? decimalFromMicros(microsFromDecimal(kpi.target) / 100n) : kpi.target;
  if (!/[1-9]/.test(target)) throw new z.ZodError([{ code: 'custom', path: ['target'], message: 'number' }]);
  return { ...kpi, target, currency: moneyMetrics.has(kpi.metric) ? currency : null };
}
