import { Plug } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import type { FormAction } from '@/components/forms/action-result';
import { SetupEmpty } from '@/components/setup/setup-empty';
import { SyncScope } from '@/components/sync/sync-scope';
import { PageHeader } from '@/components/ui/page-header';
import { PageLinks } from '@/components/ui/page-links';
import { type Role, roleAtLeast } from '@/lib/auth/roles';
import { nextSetupStep, type Setup } from '@/lib/setup/setup-step';
import type { SyncRunFilter, SyncRunListItem, SyncStatus } from '@/lib/sync/schema';
import { HealthStrip } from './health-strip';
import { RunFilterBar } from './run-filter-bar';
import { RunList } from './run-list';
import { runsHref } from './runs-href';
import { SyncAllForm } from './sync-all-form';

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
          {statuses.length > 0 ? <HealthStrip statuses={statuses} /> : null}
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
