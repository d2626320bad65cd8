import type { Locale } from '@/lib/i18n/routing';

export type TextDirection = 'ltr' | 'rtl';

export function textDirection(locale: Locale): TextDirection {
  return locale === 'ar' ? 'rtl' : 'ltr';
}
