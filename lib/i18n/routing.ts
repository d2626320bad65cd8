import { defineRouting } from 'next-intl/routing';

export const routing = defineRouting({
  locales: ['en', 'ar'],
  defaultLocale: 'en',
  localePrefix: 'always',
  // Alternate-language Link headers would advertise pages that need a sign-in.
  alternateLinks: false,
});

export type Locale = (typeof routing.locales)[number];

export function isLocale(text: unknown): text is Locale {
  return routing.locales.some((locale) => locale === text);
}
