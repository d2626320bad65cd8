import { Plug, RefreshCw } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { ActionForm } from '@/components/forms/action-form';
import type { FormAction } from '@/components/forms/action-result';
import { SubmitButton } from '@/components/forms/submit-button';
import { SetupEmpty } from '@/components/setup/setup-empty';
import { SyncScope } from '@/components/sync/sync-scope';
import { PageHeader } from '@/components/ui/page-header';
import { PageLinks } from '@/components/ui/page-links';
import { type Role, roleAtLeast } from '@/lib/auth/roles';
import { nextSetupStep, type Setup } from '@/lib/setup/setup-step';
import type { SyncRunFilter, SyncRunListItem, SyncStatus } from '@/lib/sync/schema';
import { HealthSummary } from './health-summary';
import { RunFilterBar } from './run-filter-bar';
import { RunList } from './run-list';
import { runsHref } from './runs-href';

interface SyncsViewProps {
  orgId: string;
  role: Role;
  timeZone: string;
  statuses: SyncStatus[];
  runs: SyncRunListItem[];
  filter: SyncRunFilter;
  setup: Setup;
  isFirstPage: boolean;
  nextCursor: string | null;
  syncAllAction: FormAction;
}

export function SyncsView(props: SyncsViewProps) {
  const { orgId, role, statuses, runs, filter, setup, isFirstPage, nextCursor, syncAllAction } = props;
  const t = useTranslations('syncs');
  const locale = useLocale();
  // Disconnected connections have runs, but no status.
  const connections = [...new Map([...runs, ...statuses].map((one) => [one.integrationId, one])).values()];
  const step = runs.length === 0 && Object.keys(filter).length === 0 ? nextSetupStep(setup) : null;
  return (
    <SyncScope orgId={orgId} states={statuses} showsDetail>
      <PageHeader
        title={t('title')}
        action={
          statuses.length > 0 && roleAtLeast(role, 'marketer') ? (
            <SyncAllForm action={syncAllAction} orgId={orgId} />
          ) : null
        }
      >
        {t('intro')}
      </PageHeader>
      {step === 'connect' || step === 'choose' ? (
        <div className="rounded-lg border border-line bg-surface shadow-card">
          <SetupEmpty
            step={step}
            setup={setup}
            orgId={orgId}
            role={role}
            icon={Plug}
            title={t('nothingConnectedTitle')}
          />
        </div>
      ) : (
        <>
          {statuses.length > 0 ? <HealthSummary statuses={statuses} /> : null}
          <RunFilterBar orgId={orgId} filter={filter} connections={connections} />
          <RunList {...props} />
          <PageLinks
            firstHref={isFirstPage ? null : runsHref(locale, orgId, filter)}
            nextHref={nextCursor ? runsHref(locale, orgId, filter, nextCursor) : null}
          />
        </>
      )}
    </SyncScope>
  );
}

function SyncAllForm({ action, orgId }: { action: FormAction; orgId: string }) {
  const t = useTranslations();
  return (
    <ActionForm
      action={action}
      hidden={{ org: orgId }}
      errorTitle={t('common.errorTitle')}
      // The result is shown in the gap below the header, so that nothing moves.
      className="relative flex-col gap-2 lg:[&>[role=status]]:absolute lg:[&>[role=status]]:end-0 lg:[&>[role=status]]:top-full lg:[&>[role=status]]:whitespace-nowrap"
    >
      <SubmitButton variant="primary" icon={<RefreshCw aria-hidden="true" />}>
        {t('syncs.syncAll')}
      </SubmitButton>
    </ActionForm>
  );
}
