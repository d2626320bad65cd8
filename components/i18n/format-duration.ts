import type { Locale } from '@/lib/i18n/routing';
import { formatSeconds, intlLocale } from './format';

/** Seconds below a minute (12.4 secs), then the two largest units (12 mins 34 secs). */
export function formatDuration(seconds: number, locale: Locale): string {
  const whole = Math.round(seconds);
  if (whole < 60) return formatSeconds(seconds, locale);
  const parts =
    whole < 3600
      ? [unit(Math.floor(whole / 60), 'minute', locale), unit(whole % 60, 'second', locale)]
      : [unit(Math.floor(whole / 3600), 'hour', locale), unit(Math.floor((whole % 3600) / 60), 'minute', locale)];
  const shown = parts.filter((part) => part !== null);
  return new Intl.ListFormat(intlLocale(locale), { type: 'unit', style: 'narrow' }).format(shown);
}

function unit(value: number, name: 'hour' | 'minute' | 'second', locale: Locale): string | null {
  if (value === 0) return null;
  const options = { style: 'unit', unit: name, unitDisplay: 'short' } as const;
  return new Intl.NumberFormat(intlLocale(locale), options).format(value);
}
