import { ArrowLeft } from 'lucide-react';
import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { formatInstant } from '@/components/i18n/format';
import { PlatformMark } from '@/components/platforms/platform-mark';
import { orgHref } from '@/components/shell/org-href';
import { PageHeader } from '@/components/ui/page-header';
import type { IntegrationDto } from '@/lib/integrations/types';
import { IntegrationStatusBadge } from './integration-status-badge';

/** Name, platform and state of a connection, with what can be done with it and the way back to the others. */
export function IntegrationHeader({
  integration: { platform, displayName, status, connectedAt },
  orgId,
  timeZone,
  action,
}: {
  integration: IntegrationDto;
  orgId: string;
  timeZone: string;
  action: ReactNode;
}) {
  const t = useTranslations();
  const locale = useLocale();
  return (
    <>
      <Link
        href={orgHref(locale, orgId, 'integrations')}
        className="mb-3 inline-flex items-center gap-1.5 text-sm font-medium text-muted hover:text-ink"
      >
        <ArrowLeft aria-hidden="true" className="size-4 rtl:-scale-x-100" />
        {t('integrations.detail.back')}
      </Link>
      <PageHeader
        title={
          <span className="flex items-center gap-3">
            <PlatformMark platform={platform} decorative size="lg" />
            <bdi title={displayName} className="line-clamp-2 wrap-anywhere">
              {displayName}
            </bdi>
          </span>
        }
        action={action}
      >
        <p className="mt-2 flex flex-wrap items-center gap-x-2 gap-y-1">
          <IntegrationStatusBadge status={status} />
          <bdi>{t(`platforms.${platform}`)}</bdi>
          <span aria-hidden="true">·</span>
          <span>{t('integrations.detail.connectedOn', { date: formatInstant(connectedAt, locale, timeZone) })}</span>
        </p>
      </PageHeader>
    </>
  );
}
