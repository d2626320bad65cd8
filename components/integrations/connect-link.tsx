import { useLocale } from 'next-intl';
import type { ReactNode } from 'react';
import { type ButtonVariants, buttonVariants } from '@/components/ui/button-variants';
import type { PlatformId } from '@/lib/platform-ids';
import type { ConsentKind } from '@/lib/platforms/platform';
import { connectHref } from './connect-href';

/** The way to a platform's consent screen. A plain link: it leaves the product, and must not be fetched ahead. */
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
  /** Only this consent; without it the first, and those that the connection had. */
  consent?: ConsentKind;
  /** Where the visible words alone do not say what it is about; begins with them. */
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
