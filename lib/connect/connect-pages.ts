import type { AppError } from '@/lib/errors';
import { isLocale, routing } from '@/lib/i18n/routing';
import type { PlatformId } from '@/lib/platform-ids';
import type { Connected } from './connect';

interface Place {
  orgId?: unknown;
  locale?: unknown;
}

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

/** The page shows the reason. A person who is signed out signs in first. */
export function connectFailurePage(origin: string, error: AppError, { orgId, locale }: Place): URL {
  const signedOut = error.code === 'unauthenticated';
  if (typeof orgId !== 'string') {
    const start = new URL('/', origin);
    start.searchParams.set('error', signedOut ? 'connectSignedOut' : error.messageKey);
    return start;
  }
  const language = isLocale(locale) ? locale : routing.defaultLocale;
  const page = new URL(`/${language}/orgs/${encodeURIComponent(orgId)}/integrations`, origin);
  if (!signedOut) {
    page.searchParams.set('error', error.messageKey);
    return page;
  }
  const signIn = new URL(`/${language}/sign-in`, origin);
  signIn.searchParams.set('next', page.pathname);
  return signIn;
}
