import { getRequestConfig } from 'next-intl/server';
import { isLocale, routing } from './routing';

/** Messages of the request's language. Times are shown in UTC unless a page names the organization's zone. */
export default getRequestConfig(async ({ requestLocale }) => {
  const requested = await requestLocale;
  const locale = isLocale(requested) ? requested : routing.defaultLocale;
  const { default: messages } = await import(`@/messages/${locale}.json`);
  return { locale, messages, timeZone: 'UTC' };
});
