import type { Locale } from '@/lib/i18n/routing';
import type { PlatformId } from '@/lib/platforms/platform';

/** Address that leads to a platform's consent screen; with an integration to connect that one again. */
export function connectHref(platform: PlatformId, orgId: string, locale: Locale, integrationId?: string): string {
  const query = new URLSearchParams({ org: orgId, locale });
  if (integrationId) query.set('integration', integrationId);
  return `/api/connect/${platform}?${query}`;
}
