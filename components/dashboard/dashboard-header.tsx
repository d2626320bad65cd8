import { RefreshCw } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { ActionForm } from '@/components/forms/action-form';
import type { FormAction } from '@/components/forms/action-result';
import { SubmitButton } from '@/components/forms/submit-button';
import { formatDayRange } from '@/components/i18n/format';
import { PageHeader } from '@/components/ui/page-header';
import { RelativeTime } from '@/components/ui/relative-time';
import type { Dashboard } from '@/lib/dashboard/schema';

export function DashboardHeader({ dashboard, refreshAction }: { dashboard: Dashboard; refreshAction: FormAction }) {
  const t = useTranslations();
  const locale = useLocale();
  const { organization, period, generatedAt } = dashboard;
  return (
    <PageHeader
      title={t('dashboard.title')}
      action={
        <>
          <DataAge generatedAt={generatedAt} />
          <ActionForm
            action={refreshAction}
            hidden={{ org: organization.id }}
            errorTitle={t('common.errorTitle')}
            resendsWhenBack
            className="flex-col gap-2"
          >
            <SubmitButton size="sm" icon={<RefreshCw aria-hidden="true" />}>
              {t('dashboard.refresh')}
            </SubmitButton>
          </ActionForm>
        </>
      }
    >
      {period.previousFrom === null || period.previousTo === null
        ? formatDayRange(period.from, period.to, locale)
        : t('dashboard.period', {
            range: formatDayRange(period.from, period.to, locale),
            previous: formatDayRange(period.previousFrom, period.previousTo, locale),
          })}
    </PageHeader>
  );
}

function DataAge({ generatedAt }: { generatedAt: string }) {
  const t = useTranslations('dashboard');
  return (
    <p data-figures-of={generatedAt} className="text-xs text-muted">
      {t('updated')} <RelativeTime instant={generatedAt} live />
    </p>
  );
}
