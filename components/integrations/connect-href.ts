import type { Locale } from '@/lib/i18n/routing';
import type { PlatformId } from '@/lib/platform-ids';
import type { ConsentKind } from '@/lib/platforms/platform';

/** With an integration: to reconnect it. With a consent: for that consent alone. */
export function connectHref(
  platform: PlatformId,
  orgId: string,
  locale: Locale,
  integrationId?: string,
  consent?: ConsentKind,
): string {
  const query = new URLSearchParams({ org: orgId, locale });
  if (integrationId) query.set('integration', integrationId);
  if (consent) query.set('consent', consent);
  return `/api/connect/${platform}?${query}`;
}
