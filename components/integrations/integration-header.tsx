import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { formatInstant } from '@/components/i18n/format';
import { ConnectionTitle } from '@/components/platforms/connection-title';
import { orgHref } from '@/components/shell/org-href';
import { BackLink } from '@/components/ui/back-link';
import { PageHeader } from '@/components/ui/page-header';
import type { IntegrationDto } from '@/lib/integrations/types';
import { ConnectionBadge } from './connection-badge';

export function IntegrationHeader({
  integration,
  orgId,
  timeZone,
  action,
}: {
  integration: IntegrationDto;
  orgId: string;
  timeZone: string;
  action: ReactNode;
}) {
  const { connectedAt } = integration;
  const t = useTranslations();
  const locale = useLocale();
  return (
    <>
      <BackLink href={orgHref(locale, orgId, 'integrations')}>{t('integrations.detail.back')}</BackLink>
      <PageHeader title={<ConnectionTitle connection={integration.sync} />} action={action}>
        <p className="mt-2 flex flex-wrap items-center gap-x-2 gap-y-1">
          <ConnectionBadge integration={integration} />
          <span>{t('integrations.detail.connectedOn', { date: formatInstant(connectedAt, locale, timeZone) })}</span>
        </p>
      </PageHeader>
    </>
  );
}
