import type { Choice } from '@/components/forms/select-field';
import { currencyName, intlLocale } from '@/components/i18n/format';
import type { Locale } from '@/lib/i18n/routing';

// Currencies of the region and of ad accounts everywhere, before all others.
const usual = ['SAR', 'AED', 'KWD', 'QAR', 'BHD', 'OMR', 'EGP', 'JOD', 'USD', 'EUR', 'GBP'];

export function currencyChoices(locale: Locale): Choice[] {
  const others = Intl.supportedValuesOf('currency').filter((code) => !usual.includes(code));
  return [...usual, ...others].map((code) => ({ value: code, label: `${code} – ${currencyName(code, locale)}` }));
}

/** `also` is listed even where the runtime has it under another name. */
export function timeZoneChoices(also: string): Choice[] {
  const zones = new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', also]);
  return [...zones].sort().map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }));
}

// A Sunday.
const SUNDAY = Date.UTC(2026, 0, 4);

/** `weekday`: 0 is Sunday. */
export function weekdayName(weekday: number, locale: Locale): string {
  const format = new Intl.DateTimeFormat(intlLocale(locale), { weekday: 'long', timeZone: 'UTC' });
  return format.format(SUNDAY + weekday * 86_400_000);
}

/** Saturday, Sunday and Monday: the days that weeks begin on anywhere. */
export function weekdayChoices(locale: Locale): Choice[] {
  return [6, 0, 1].map((weekday) => ({ value: String(weekday), label: weekdayName(weekday, locale) }));
}
