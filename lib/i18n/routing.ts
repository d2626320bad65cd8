import { defineRouting } from 'next-intl/routing';

/** The languages of the product; every page lives below one of them. */
export const routing = defineRouting({
  locales: ['en', 'ar'],
  defaultLocale: 'en',
  localePrefix: 'always',
  // Alternate-language Link headers would advertise pages that need a sign-in.
  alternateLinks: false,
});

export type Locale = (typeof routing.locales)[number];

/** Whether `text` names a language of the product. */
export function isLocale(text: unknown): text is Locale {
  return routing.locales.some((locale) => locale === text);
}
