import { z } from 'zod';
import { daysBetween } from '@/lib/dates';
import { monthOf } from '@/lib/kpis/month-of';
import { type KpiInput, kpiInput, moneyMetrics } from '@/lib/kpis/schema';
import { targetUnit } from '@/lib/kpis/target-unit';
import { labelInput, MAX_LABEL_NAME_LENGTH, MAX_PATTERN_LENGTH } from '@/lib/labels/schema';
import { platformParams } from '@/lib/metrics/conversions/schema';
import { decimalFromMicros, microsFromDecimal } from '@/lib/money';
import { readOrigin } from '@/lib/orgs/allowed-origin';
import { createOrganizationSchema, roleSchema } from '@/lib/orgs/schema';
import { type NumberUnit, readTypedNumber } from '@/lib/typed-number';
import { typedDay } from '../../../typed-day';

// Messages of issues are keys below `errors.fields`; values are converted to the units of lib.

const aboveZero = (unit: NumberUnit) =>
  z.string().transform((typed, context) => {
    const { decimal, refusal } = readTypedNumber(typed, unit);
    if (decimal !== undefined && !decimal.startsWith('-') && decimal !== '0') return decimal;
    context.addIssue(refusal ?? 'number');
    return z.NEVER;
  });

const name = z.string().trim().min(1, 'required').pipe(createOrganizationSchema.shape.name);

// As basis points; empty means unknown.
const margin = z.string().transform((typed, context) => {
  const { decimal, refusal } = readTypedNumber(typed, { kind: 'percent' });
  if (refusal === 'required') return null;
  const basisPoints = decimal === undefined ? Number.NaN : Math.round(Number(decimal) * 100);
  if (basisPoints >= 0 && basisPoints <= 10_000) return basisPoints;
  context.addIssue(refusal ?? 'percent');
  return z.NEVER;
});

export const organizationForm = z.object({
  name,
  currency: createOrganizationSchema.shape.currency,
  timeZone: createOrganizationSchema.shape.timeZone,
  weekStartsOn: z.enum(['0', '1', '6']).transform(Number),
  margin,
});

// `platform:meta`, `account:<id>`, `label:<id>`, or empty for the whole organization.
const scope = z
  .string()
  .default('')
  .transform((text, context) => {
    const [kind, id] = text.split(':');
    const field = kind === 'platform' ? 'platform' : `${kind}Id`;
    const { data } = kpiInput.shape.scope.safeParse(text === '' ? null : { kind, [field]: id });
    if (data !== undefined) return data;
    context.addIssue('invalid');
    return z.NEVER;
  });

// Any day of the last month; empty: without an end.
const lastMonth = z
  .string()
  .default('')
  .transform((text) => (text === '' ? null : text))
  .pipe(typedDay.transform((text) => monthOf(text).last).nullable());

export const kpiForm = z.object({
  metric: kpiInput.shape.metric,
  direction: kpiInput.shape.direction,
  target: z.string(),
  scope,
  repeats: kpiInput.shape.repeats,
  startsOn: typedDay,
  endsOn: typedDay,
  repeatsUntil: lastMonth,
});

export const labelForm = z.object({
  name: z.string().trim().min(1, 'required').max(MAX_LABEL_NAME_LENGTH, 'tooLong'),
  colour: labelInput.shape.colour,
  pattern: z
    .string()
    .trim()
    .max(MAX_PATTERN_LENGTH, 'tooLong')
    .transform((text) => text || null),
});

export const fxRateForm = z.object({
  base: createOrganizationSchema.shape.currency,
  rate: aboveZero({ kind: 'rate' }),
  date: typedDay,
});

const actionNames = z.preprocess((value) => (value === undefined ? [] : [value].flat()), z.array(z.string()));

export const conversionChoiceForm = z.object({
  platform: platformParams.shape.platform,
  conversions: actionNames.refine((names) => names.length > 0, 'required'),
  sales: actionNames,
});

export const roleForm = z.object({ role: roleSchema });

export const invitationForm = z.object({
  email: z.string().trim().min(1, 'required').max(320, 'tooLong'),
  role: roleSchema,
});

export const apiTokenForm = z.object({ name, role: roleSchema });

export const allowedOriginForm = z.object({
  origin: z
    .string()
    .trim()
    .min(1, 'required')
    .transform((text, context) => {
      const origin = readOrigin(text);
      if (origin !== null) return origin;
      context.addIssue('origin');
      return z.NEVER;
    }),
});

/**
 * Money in the organization's currency, a click-through rate as a fraction.
 * @throws ZodError for an invalid period or target
 */
export function inDatabaseUnit(kpi: z.infer<typeof kpiForm>, currency: string): KpiInput {
  requirePeriod(kpi);
  const target = z.object({ target: aboveZero(targetUnit(kpi.metric, currency)) }).parse(kpi).target;
  return {
    ...kpi,
    target: kpi.metric === 'ctr' ? decimalFromMicros(microsFromDecimal(target) / 100n) : target,
    currency: moneyMetrics.has(kpi.metric) ? currency : null,
    repeatsUntil: kpi.repeats === 'monthly' ? kpi.repeatsUntil : null,
  };
}

function requirePeriod({ repeats, startsOn, endsOn, repeatsUntil }: z.infer<typeof kpiForm>): void {
  const refuse = (path: string, message: string) => new z.ZodError([{ code: 'custom', path: [path], message }]);
  if (repeats === 'monthly') {
    const { first, last } = monthOf(startsOn);
    if (startsOn !== first || endsOn !== last) throw refuse('endsOn', 'month');
    if (repeatsUntil !== null && repeatsUntil < endsOn) throw refuse('repeatsUntil', 'lastMonth');
    return;
  }
  const days = daysBetween(startsOn, endsOn) + 1;
  if (days < 1 || days > 366) throw refuse('endsOn', 'period');
}
