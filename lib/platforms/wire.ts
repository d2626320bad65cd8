import { z } from 'zod';
import { isTimeZone } from '@/lib/dates';

/*
 * Values as platforms write them in JSON, read the same way by every connector. Platforms change between numbers and
 * text, and between an absent field, null and a dash, without a new version.
 */

const DECIMAL = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,4}))?$/;
/** Places beyond which a number is an error of the platform and not an amount. */
const MOST_PLACES = 400;
const MOST_WHOLE_DIGITS = 20;

/**
 * The plain spelling of a decimal number, for example `0.0000001` for `1E-7`, exactly as many digits as were sent.
 * @returns undefined for a text that is no decimal number
 */
export function plainDecimal(text: string): string | undefined {
  const match = DECIMAL.exec(text.trim());
  if (!match) return undefined;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  const digits = whole + fraction;
  const shift = Number(exponent);
  if (digits === '' || Math.abs(shift) > MOST_PLACES) return undefined;
  // Where the decimal point stands among the digits; it may lie before the first or after the last.
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

/** A decimal number, as text or number and with or without an exponent; comes out as plain decimal text. */
export const decimal = anyDecimal.refine((text) => (text.split('.')[0] ?? '').length <= MOST_WHOLE_DIGITS);

/** An integer, also as text, with an exponent or with a fraction of zero; comes out as plain text. */
const integerText = anyDecimal.transform((text) => text.replace(/\.0+$/, '')).pipe(z.string().regex(/^-?\d+$/));

/** An integer of any size, such as micros. */
export const integer = integerText.transform(BigInt);

/** A count: an integer from zero on that a JavaScript number holds. */
export const count = integerText.transform(Number).pipe(z.number().int().nonnegative());

/** An id: text, or a number. Numbers too long for JavaScript arrive as text, see parse-json. */
export const id = z.union([z.string().min(1), z.number().int().transform(String)]);

/** An id of digits alone. */
export const numericId = z.union([z.string().regex(/^\d+$/), z.number().int().nonnegative().transform(String)]);

/** An id that need not be there, and is then 0, empty or null: platforms write each. */
export const idOrNone = z
  .union([z.string(), z.number().transform(String)])
  .nullish()
  .transform((value) => (value && value !== '0' ? value : null));

/** The same where another kind of value must not cost what is beside it. */
export const idIfAny = idOrNone.catch(null);

/** A time as a number of seconds or milliseconds; undefined where there is none. */
export const timestampIfAny = z
  .number()
  .nullish()
  .transform((value) => value ?? undefined)
  .catch(undefined);

/** A text that nothing depends on; undefined where the platform has none. */
export const text = z
  .string()
  .nullish()
  .transform((value) => value || undefined)
  .catch(undefined);

/** A switch that is off where it is absent or unreadable. */
export const flag = z
  .union([z.boolean(), z.number().transform(Boolean), z.string().transform((word) => /^(?:true|1|yes)$/i.test(word))])
  .nullish()
  .transform((value) => value ?? false)
  .catch(false);

/** Absent and null mean that the platform has no figure; anything else must be readable. */
export const ifAny = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => value ?? undefined, schema.optional());

/** Absent, null, an empty text and "-" all mean that the platform has no figure; anything else must be readable. */
export const reported = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (value === null || value === '-' || value === '' ? undefined : value), schema.optional());

/** An ISO 4217 code. */
export const currency = z.string().regex(/^[A-Z]{3}$/);

/** An IANA name that the runtime knows: days in another zone cannot be told. */
export const timeZone = z.string().refine(isTimeZone);
