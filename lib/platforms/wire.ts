import { z } from 'zod';
import { isTimeZone } from '@/lib/dates';

// Values in platforms' JSON, read the same way by every connector. Platforms change between numbers and text, and
// between an absent field, null and a dash, without a new version.

const DECIMAL = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,4}))?$/;
// A number with more places is a fault of the platform, not an amount.
const MOST_PLACES = 400;
const MOST_WHOLE_DIGITS = 20;

/** `0.0000001` for `1E-7`, with exactly the digits that were sent; undefined for another text. */
export function plainDecimal(text: string): string | undefined {
  const match = DECIMAL.exec(text.trim());
  if (!match) return undefined;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  const digits = whole + fraction;
  const shift = Number(exponent);
  if (digits === '' || Math.abs(shift) > MOST_PLACES) return undefined;
  // The decimal point may lie before the first digit or after the last.
  const point = whole.length + shift;
  const padded = point <= 0 ? digits.padStart(digits.length - point + 1, '0') : digits.padEnd(point, '0');
  const at = Math.max(point, 1);
  const rest = padded.slice(at);
  const integer = padded.slice(0, at).replace(/^0+(?=\d)/, '');
  return `${sign === '-' ? '-' : ''}${integer}${rest ? `.${rest}` : ''}`;
}

const anyDecimal = z.union([z.string(), z.number().transform(String)]).transform((text, context) => {
  const plain = plainDecimal(text);
  if (plain !== undefined) return plain;
  context.addIssue({ code: 'custom', message: 'not a decimal number' });
  return z.NEVER;
});

/** Accepts text or number, with or without an exponent; returns plain decimal text. */
export const decimal = anyDecimal.refine((text) => (text.split('.')[0] ?? '').length <= MOST_WHOLE_DIGITS);

const integerText = anyDecimal.transform((text) => text.replace(/\.0+$/, '')).pipe(z.string().regex(/^-?\d+$/));

export const integer = integerText.transform(BigInt);

export const count = integerText.transform(Number).pipe(z.number().int().nonnegative());

/** Text or a number; numbers too long for JavaScript arrive as text, see parse-json. */
export const id = z.union([z.string().min(1), z.number().int().transform(String)]);

export const numericId = z.union([z.string().regex(/^\d+$/), z.number().int().nonnegative().transform(String)]);

/** An optional id: platforms write a missing one as 0, empty or null. */
export const idOrNone = z
  .union([z.string(), z.number().transform(String)])
  .nullish()
  .transform((value) => (value && value !== '0' ? value : null));

export const idIfAny = idOrNone.catch(null);

export const timestampIfAny = z
  .number()
  .nullish()
  .transform((value) => value ?? undefined)
  .catch(undefined);

export const text = z
  .string()
  .nullish()
  .transform((value) => value || undefined)
  .catch(undefined);

export const flag = z
  .union([z.boolean(), z.number().transform(Boolean), z.string().transform((word) => /^(?:true|1|yes)$/i.test(word))])
  .nullish()
  .transform((value) => value ?? false)
  .catch(false);

/** Absent and null mean that the platform has no figure; anything else must be readable. */
export const ifAny = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => value ?? undefined, schema.optional());

/** Absent, null, an empty text and "-" mean that the platform has no figure; anything else must be readable. */
export const reported = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (value === null || value === '-' || value === '' ? undefined : value), schema.optional());

export const currency = z.string().regex(/^[A-Z]{3}$/);

/** An IANA name of the runtime: without it days cannot be computed. */
export const timeZone = z.string().refine(isTimeZone);
