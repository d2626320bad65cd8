import type { Locale } from '@/lib/i18n/routing';
import { microsFromDecimal } from '@/lib/money';
import type { NumberUnit } from '@/lib/typed-number';
import { formatMoney, formatMultiple, formatNumber, formatPercent } from './format';

export function formatTypedNumber(decimal: string, unit: NumberUnit, locale: Locale): string {
  switch (unit.kind) {
    case 'money':
      return formatMoney({ amountMicros: String(microsFromDecimal(decimal)), currency: unit.currency }, locale);
    case 'percent':
      return formatPercent(Number(decimal) / 100, locale, 2);
    case 'multiple':
      return formatMultiple(Number(decimal), locale);
    case 'rate':
      return [formatNumber(decimal, locale, 10), unit.quote].filter(Boolean).join(' ');
    case 'count':
      return formatNumber(decimal, locale, 2);
  }
}
