import type { AppError } from '@/lib/errors';
import { isLocale, routing } from '@/lib/i18n/routing';

interface Place {
  orgId?: unknown;
  locale?: unknown;
}

/** Where a person chooses what to read, after consent. */
export function chooseAccountsPage(
  origin: string,
  { orgId, integrationId, locale }: { orgId: string; integrationId: string; locale: string },
): URL {
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
