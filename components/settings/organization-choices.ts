import type { Choice } from '@/components/forms/select-field';
import { currencyName } from '@/components/i18n/format';
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
