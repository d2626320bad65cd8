import type { AppError } from '@/lib/errors';
import { isLocale, routing } from '@/lib/i18n/routing';
import type { PlatformId } from '@/lib/platforms/platform';
import type { Connected } from './connect';

interface Place {
  orgId?: unknown;
  locale?: unknown;
}

/** Where a person goes after consent: to the next consent of a reconnection, else to choose what is read. */
export function afterConsentPage(
  origin: string,
  platform: PlatformId,
  { orgId, integrationId, locale, nextConsent }: Connected,
): URL {
  if (nextConsent) {
    const query = new URLSearchParams({ org: orgId, locale, integration: integrationId, consent: nextConsent });
    return new URL(`/api/connect/${platform}?${query}`, origin);
  }
  return new URL(`/${locale}/orgs/${orgId}/integrations/${integrationId}/accounts`, origin);
}

/**
 * Where a person is told why a connection failed: the connections of the organization when they may know it, else
 * the start page. Signed out: the sign-in page.
 */
export function connectFailurePage(origin: string, error: AppError, { orgId, locale }: Place): URL {
  const language = isLocale(locale) ? locale : routing.defaultLocale;
  if (error.code === 'unauthenticated') return new URL(`/${language}/sign-in`, origin);
  const page = typeof orgId === 'string' ? `/${language}/orgs/${orgId}/integrations` : `/${language}`;
  const url = new URL(page, origin);
  url.searchParams.set('error', error.messageKey);
  return url;
}
