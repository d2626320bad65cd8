import { useLocale } from 'next-intl';
import { orgHref } from '@/components/shell/org-href';
import type { Dashboard } from '@/lib/dashboard/schema';
import type { SyncStatus } from '@/lib/sync/schema';
import { AlertsSection } from './alerts-section';
import { ChooseAccountsNotice } from './choose-accounts-notice';
import type { DashboardStage } from './dashboard-stage';
import { FirstConnection } from './first-connection';
import { FirstSync } from './first-sync';
import { ReconnectNotice } from './reconnect-notice';

interface EmptyDashboardProps {
  stage: Exclude<DashboardStage, 'figures'>;
  dashboard: Pick<Dashboard, 'organization' | 'alerts' | 'alertCounts'>;
  statuses: SyncStatus[];
  // Those of `statuses` without a choice of accounts.
  waiting: SyncStatus[];
  canConnect: boolean;
}

export function EmptyDashboard({ stage, dashboard, statuses, waiting, canConnect }: EmptyDashboardProps) {
  const locale = useLocale();
  const { id: orgId } = dashboard.organization;
  return (
    <div className="grid gap-5">
      <ReconnectNotice states={statuses} orgId={orgId} />
      {stage === 'nothing_connected' ? (
        <FirstConnection href={orgHref(locale, orgId, 'integrations')} canConnect={canConnect} />
      ) : null}
      {waiting.length > 0 ? (
        <ChooseAccountsNotice waiting={waiting} orgId={orgId} canChoose={canConnect} beside={stage === 'first_sync'} />
      ) : null}
      {stage === 'first_sync' ? <FirstSync statuses={statuses.filter((status) => !waiting.includes(status))} /> : null}
      {dashboard.alertCounts.open > 0 ? (
        <AlertsSection alerts={dashboard.alerts} counts={dashboard.alertCounts} orgId={orgId} review={null} />
      ) : null}
    </div>
  );
}
