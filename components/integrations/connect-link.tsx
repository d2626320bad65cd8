import { useLocale } from 'next-intl';
import type { ReactNode } from 'react';
import { type ButtonVariants, buttonVariants } from '@/components/ui/button-variants';
import type { PlatformId } from '@/lib/platforms/platform';
import { connectHref } from './connect-href';

/** The way to a platform's consent screen. A plain link: it leaves the product, and must not be fetched ahead. */
export function ConnectLink({
  platform,
  orgId,
  integrationId,
  label,
  variant,
  size,
  children,
}: {
  platform: PlatformId;
  orgId: string;
  integrationId?: string;
  label?: string;
  children: ReactNode;
} & ButtonVariants) {
  const locale = useLocale();
  return (
    <a
      href={connectHref(platform, orgId, locale, integrationId)}
      aria-label={label}
      className={buttonVariants({ variant, size })}
    >
      {children}
    </a>
  );
}
