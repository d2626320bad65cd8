import type { Locale } from '@/lib/i18n/routing';
import { decimalFromMicros } from '@/lib/money';

export interface MoneyText {
  amountMicros: string;
  currency: string;
}

// Latin digits and the Gregorian calendar in Arabic too, as on the platforms' own screens. Irish English writes the day
// first, as Arabic does, 24 hours, and M for a million.
const intlLocales: Record<Locale, string> = { en: 'en-IE', ar: 'ar-SA-u-ca-gregory-nu-latn' };

export function intlLocale(locale: Locale): string {
  return intlLocales[locale];
}

// `Intl` formats decimal text without loss; its parameter type is a template literal.
function numericText(text: string): Intl.StringNumericLiteral {
  return text as Intl.StringNumericLiteral;
}

/** With exactly `digits` decimals. */
export function formatDecimal(value: number | string, locale: Locale, digits: number): string {
  const options = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  const format = new Intl.NumberFormat(intlLocale(locale), options);
  return format.format(typeof value === 'string' ? numericText(value) : value);
}

/** Decimals of a column: one where any text has a fraction, so that places align. */
export function decimalsOf(values: readonly string[]): 0 | 1 {
  return values.some((value) => /\.\d*[1-9]/.test(value)) ? 1 : 0;
}

/** At most `digits` decimals. */
export function formatNumber(value: number | string, locale: Locale, digits = 0): string {
  const format = new Intl.NumberFormat(intlLocale(locale), { maximumFractionDigits: digits });
  return format.format(typeof value === 'string' ? numericText(value) : value);
}

/** Shortened from a million on (1.25M). */
export function formatCount(value: number, locale: Locale): string {
  if (Math.abs(value) < 1_000_000) return formatNumber(value, locale);
  return new Intl.NumberFormat(intlLocale(locale), { notation: 'compact', maximumSignificantDigits: 4 }).format(value);
}

/** `exact`: the currency's own decimals. `rounded`: none from 1,000 on, shortened from a million on. */
export function formatMoney(money: MoneyText, locale: Locale, detail: 'exact' | 'rounded' = 'exact'): string {
  const decimal = decimalFromMicros(BigInt(money.amountMicros));
  const size = Math.abs(Number(decimal));
  const options: Intl.NumberFormatOptions = { style: 'currency', currency: money.currency };
  if (detail === 'rounded' && size >= 1_000_000) {
    Object.assign(options, { notation: 'compact', maximumSignificantDigits: 4 });
  } else if (detail === 'rounded' && size >= 1_000) {
    Object.assign(options, { minimumFractionDigits: 0, maximumFractionDigits: 0 });
  }
  const format = new Intl.NumberFormat(intlLocale(locale), options);
  if (locale === 'en') return format.format(numericText(decimal));
  const parts = format.formatToParts(numericText(decimal));
  return parts.map(({ type, value }) => (type === 'currency' ? signInArabic(value, money.currency) : value)).join('');
}

const LEFT_TO_RIGHT_MARK = '\u200e';

// A Latin sign takes the English form (Arabic data writes "UK£") between marks: in a right-to-left line "US$" turns
// into "$US" otherwise.
function signInArabic(localSign: string, currency: string): string {
  if (/\p{Script=Arabic}/u.test(localSign)) return localSign;
  const english = new Intl.NumberFormat(intlLocale('en'), { style: 'currency', currency }).formatToParts(0);
  const sign = english.find(({ type }) => type === 'currency')?.value ?? localSign;
  return `${LEFT_TO_RIGHT_MARK}${sign}${LEFT_TO_RIGHT_MARK}`;
}

/** A fraction with exactly `digits` decimals (0.0153 -> 1.53 %). */
export function formatPercent(fraction: number, locale: Locale, digits = 1): string {
  const options = { style: 'percent', minimumFractionDigits: digits, maximumFractionDigits: digits } as const;
  return new Intl.NumberFormat(intlLocale(locale), options).format(fraction);
}

/** A fraction with its sign and exactly `digits` decimals. */
export function formatSignedPercent(fraction: number, locale: Locale, digits = 1): string {
  const decimals = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  const options = { style: 'percent', signDisplay: 'exceptZero', ...decimals } as const;
  return new Intl.NumberFormat(intlLocale(locale), options).format(fraction);
}

/** An exchange rate: six significant digits. */
export function formatRate(rate: number, locale: Locale): string {
  return new Intl.NumberFormat(intlLocale(locale), { maximumSignificantDigits: 6 }).format(rate);
}

export function formatMultiple(value: number, locale: Locale): string {
  const options = { minimumFractionDigits: 2, maximumFractionDigits: 2 };
  return `${new Intl.NumberFormat(intlLocale(locale), options).format(value)}×`;
}

/** `day`: YYYY-MM-DD. */
export function formatDay(day: string, locale: Locale, style: 'medium' | 'short' = 'medium'): string {
  const options: Intl.DateTimeFormatOptions =
    style === 'medium' ? { day: 'numeric', month: 'short', year: 'numeric' } : { day: 'numeric', month: 'short' };
  return new Intl.DateTimeFormat(intlLocale(locale), { ...options, timeZone: 'UTC' }).format(dayStart(day));
}

/** The month of a day (November 2026). */
export function formatMonth(day: string, locale: Locale): string {
  const options = { month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(intlLocale(locale), options).format(dayStart(day));
}

export function formatDayRange(from: string, to: string, locale: Locale): string {
  const options = { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(intlLocale(locale), options).formatRange(dayStart(from), dayStart(to));
}

/** `instant`: ISO 8601. The year is shown only where it is not the current one. */
export function formatInstant(instant: string, locale: Locale, timeZone: string): string {
  const date = new Date(instant);
  const options: Intl.DateTimeFormatOptions = {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
    ...(date.getUTCFullYear() === new Date().getUTCFullYear() ? {} : { year: 'numeric' }),
  };
  return new Intl.DateTimeFormat(intlLocale(locale), options).format(date);
}

/** In the browser's time zone (01:12). */
export function formatTimeOfDay(instant: Date, locale: Locale): string {
  return new Intl.DateTimeFormat(intlLocale(locale), { hour: '2-digit', minute: '2-digit' }).format(instant);
}

const spans = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
] as const;

/** In the largest whole unit ("4 minutes ago", "in 2 hours"). */
export function formatRelative(instant: string, now: Date, locale: Locale): string {
  const seconds = Math.round((Date.parse(instant) - now.getTime()) / 1000);
  const format = new Intl.RelativeTimeFormat(intlLocale(locale), { numeric: 'auto' });
  for (const [unit, length] of spans) {
    if (Math.abs(seconds) >= length) return format.format(Math.trunc(seconds / length), unit);
  }
  return format.format(0, 'second');
}

export function formatSeconds(seconds: number, locale: Locale): string {
  const options = { style: 'unit', unit: 'second', unitDisplay: 'short', maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(intlLocale(locale), options).format(seconds);
}

export function currencyName(code: string, locale: Locale): string {
  return new Intl.DisplayNames([intlLocale(locale)], { type: 'currency' }).of(code) ?? code;
}

function dayStart(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}
