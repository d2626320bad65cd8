import { RefreshCw } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/forms/action-form';
import type { FormAction } from '@/components/forms/action-result';
import { SubmitButton } from '@/components/forms/submit-button';
import { PageHeader } from '@/components/ui/page-header';
import { RelativeTime } from '@/components/ui/relative-time';
import type { Dashboard } from '@/lib/dashboard/schema';
import { filterSearch } from '@/lib/metrics/figure-filter';
import type { SyncStatus } from '@/lib/sync/schema';
import { Freshness } from './freshness';

export function DashboardHeader({
  dashboard,
  statuses,
  refreshAction,
}: {
  dashboard: Dashboard;
  statuses: SyncStatus[];
  refreshAction: FormAction;
}) {
  const t = useTranslations();
  const { organization, filter, connectedAccounts, generatedAt } = dashboard;
  return (
    <PageHeader
      title={t('dashboard.title')}
      action={
        <>
          <DataAge generatedAt={generatedAt} />
          <ActionForm
            action={refreshAction}
            hidden={{ org: organization.id, search: filterSearch(filter, organization.currency).toString() }}
            errorTitle={t('common.errorTitle')}
            resendsWhenBack
            className="flex-col gap-2"
          >
            <SubmitButton size="sm" icon={<RefreshCw aria-hidden="true" />}>
              <span className="max-sm:sr-only">{t('dashboard.refresh')}</span>
            </SubmitButton>
          </ActionForm>
        </>
      }
    >
      {connectedAccounts.total > 0 ? <Freshness connected={connectedAccounts} statuses={statuses} /> : null}
    </PageHeader>
  );
}

function DataAge({ generatedAt }: { generatedAt: string }) {
  const t = useTranslations('dashboard');
  return (
    <p data-figures-of={generatedAt} className="text-xs text-muted max-sm:sr-only">
      {t('updated')} <RelativeTime instant={generatedAt} live />
    </p>
  );
}
