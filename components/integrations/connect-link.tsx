import { useLocale } from 'next-intl';
import type { ReactNode } from 'react';
import { type ButtonVariants, buttonVariants } from '@/components/ui/button-variants';
import type { Locale } from '@/lib/i18n/routing';
import type { PlatformId } from '@/lib/platform-ids';
import type { ConsentKind } from '@/lib/platforms/platform';

/** A plain link: it leaves the product and must not be prefetched. */
export function ConnectLink({
  platform,
  orgId,
  integrationId,
  consent,
  label,
  variant,
  size,
  children,
}: {
  platform: PlatformId;
  orgId: string;
  integrationId?: string;
  // Without it: the first consent and those that the connection had.
  consent?: ConsentKind;
  // Where the visible text does not name the object; begins with that text.
  label?: string | undefined;
  children: ReactNode;
} & ButtonVariants) {
  const locale = useLocale();
  return (
    <a
      href={connectHref(platform, orgId, locale, integrationId, consent)}
      aria-label={label}
      className={buttonVariants({ variant, size })}
    >
      {children}
    </a>
  );
}

/** With an integration: to reconnect it. With a consent: for that consent alone. */
function connectHref(
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
