import type { Locale } from '@/lib/i18n/routing';

const names: Record<Locale, string> = { en: 'English', ar: 'العربية' };

export function otherLanguage(locale: Locale): { locale: Locale; name: string } {
  const other = locale === 'en' ? 'ar' : 'en';
  return { locale: other, name: names[other] };
}
