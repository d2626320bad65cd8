import { defineRouting } from 'next-intl/routing';

/** The language that the person chose last in this browser. */
export const LOCALE_COOKIE = 'NEXT_LOCALE';

export const routing = defineRouting({
  locales: ['en', 'ar'],
  defaultLocale: 'en',
  localePrefix: 'always',
  localeCookie: { name: LOCALE_COOKIE },
  // Alternate-language Link headers would advertise pages that need a sign-in.
  alternateLinks: false,
});

export type Locale = (typeof routing.locales)[number];

export function isLocale(text: unknown): text is Locale {
  return routing.locales.some((locale) => locale === text);
}
