import { useLocale } from 'next-intl';
import type { FormAction } from '@/components/forms/action-result';
import { SetupChecklist } from '@/components/setup/setup-checklist';
import { orgHref } from '@/components/shell/org-href';
import { SyncScope } from '@/components/sync/sync-scope';
import { type Role, roleAtLeast } from '@/lib/auth/roles';
import type { Dashboard } from '@/lib/dashboard/schema';
import type { Setup } from '@/lib/setup/setup-step';
import type { SyncStatus } from '@/lib/sync/schema';
import { ActiveCampaignsSection } from './active-campaigns-section';
import { AlertsSection } from './alerts-section';
import { ChooseAccountsNotice } from './choose-accounts-notice';
import { ConnectedAccountsSection } from './connected-accounts-section';
import { DashboardHeader } from './dashboard-header';
import { dashboardStage, withoutChosenAccounts } from './dashboard-stage';
import { EmptyDashboard } from './empty-dashboard';
import { KpiSection } from './kpi-section';
import { OverviewSection } from './overview-section';
import { RecentPostsSection } from './recent-posts-section';
import { ReconnectNotice } from './reconnect-notice';
import { ScheduledSection } from './scheduled-section';
import { SpendReturnSection } from './spend-return-section';
import { SyncStatusSection } from './sync-status-section';

// Below 1536 px the tables need the whole width; the side column becomes two columns of cards.
const columns = 'grid items-start gap-5 2xl:grid-cols-[minmax(0,1fr)_21rem]';
const sideColumn = 'grid min-w-0 items-start gap-5 md:max-2xl:grid-cols-2';

export function DashboardView({
  dashboard,
  role,
  setup,
  syncStatuses,
  refreshAction,
  hideSetupAction,
}: {
  dashboard: Dashboard;
  role: Role;
  // Null: the checklist is hidden.
  setup: Setup | null;
  // Of this request; newer than those in the cached dashboard.
  syncStatuses: SyncStatus[];
  refreshAction: FormAction;
  hideSetupAction: FormAction;
}) {
  const locale = useLocale();
  const { id: orgId, currency, timeZone } = dashboard.organization;
  const stage = dashboardStage(dashboard, syncStatuses);
  const waiting = withoutChosenAccounts(syncStatuses, dashboard.connectedAccounts);
  const canConnect = roleAtLeast(role, 'admin');
  if (stage !== 'figures') {
    return (
      <SyncScope orgId={orgId} states={syncStatuses}>
        <DashboardHeader dashboard={dashboard} refreshAction={refreshAction} />
        {setup && canConnect ? <SetupChecklist setup={setup} orgId={orgId} hideAction={hideSetupAction} /> : null}
        <EmptyDashboard
          stage={stage}
          dashboard={dashboard}
          statuses={syncStatuses}
          waiting={waiting}
          canConnect={canConnect}
        />
      </SyncScope>
    );
  }
  return (
    <SyncScope orgId={orgId} states={syncStatuses}>
      <DashboardHeader dashboard={dashboard} refreshAction={refreshAction} />
      {setup && canConnect ? <SetupChecklist setup={setup} orgId={orgId} hideAction={hideSetupAction} /> : null}
      <div className="grid gap-5">
        <ReconnectNotice states={syncStatuses} orgId={orgId} />
        {waiting.length > 0 ? (
          <ChooseAccountsNotice waiting={waiting} orgId={orgId} canChoose={canConnect} beside />
        ) : null}
        <OverviewSection overview={dashboard.overview} ratesHref={`${orgHref(locale, orgId, 'settings')}#rates`} />
        <div className={columns}>
          <div className="grid min-w-0 gap-5">
            <SpendReturnSection series={dashboard.overview.series} currency={currency} />
            <ActiveCampaignsSection
              campaigns={dashboard.activeCampaigns}
              withoutRate={dashboard.overview.advertising.unconverted.map(({ spend }) => spend.currency)}
              campaignsHref={orgHref(locale, orgId, 'campaigns')}
            />
          </div>
          <div className={sideColumn}>
            <AlertsSection alerts={dashboard.alerts} counts={dashboard.alertCounts} orgId={orgId} />
            <KpiSection kpis={dashboard.kpis} settingsHref={`${orgHref(locale, orgId, 'settings')}#kpis`} />
          </div>
        </div>
        <div className={columns}>
          <RecentPostsSection
            posts={dashboard.recentPosts}
            timeZone={timeZone}
            contentHref={orgHref(locale, orgId, 'content')}
          />
          <div className={sideColumn}>
            <SyncStatusSection statuses={syncStatuses} orgId={orgId} />
            <ConnectedAccountsSection
              connected={dashboard.connectedAccounts}
              integrationsHref={orgHref(locale, orgId, 'integrations')}
            />
          </div>
        </div>
        <ScheduledSection posts={dashboard.scheduledContent} timeZone={timeZone} />
      </div>
    </SyncScope>
  );
}
