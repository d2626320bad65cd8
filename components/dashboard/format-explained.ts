import {
  formatCount,
  formatDecimal,
  formatMoney,
  formatMultiple,
  formatNumber,
  formatPercent,
  formatSignedPercent,
} from '@/components/i18n/format';
import type { Explanation } from '@/lib/dashboard/explanation-schema';
import type { Locale } from '@/lib/i18n/routing';

type Explained = Pick<Explanation, 'figure' | 'unit' | 'currency'>;

/** A value or a change in the unit of an explanation. Null: unknown. */
export function formatExplained(
  { figure, unit, currency }: Explained,
  value: string | null,
  locale: Locale,
  detail: 'exact' | 'rounded' = 'rounded',
): string | null {
  if (value === null) return null;
  if (unit === 'micros') {
    return currency === null ? null : formatMoney({ amountMicros: value, currency }, locale, detail);
  }
  if (unit === 'count') {
    if (figure === 'conversions') return formatDecimal(value, locale, Number.isInteger(Number(value)) ? 0 : 1);
    return detail === 'exact' ? formatNumber(value, locale) : formatCount(Number(value), locale);
  }
  if (figure === 'roas') return formatMultiple(Number(value), locale);
  return figure === 'roi' ? formatSignedPercent(Number(value), locale, 0) : formatPercent(Number(value), locale, 2);
}
