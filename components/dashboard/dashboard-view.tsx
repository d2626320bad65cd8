import { useLocale, useTranslations } from 'next-intl';
import type { AnnotationActions } from '@/components/annotations/annotation-list';
import type { HeadlineFigure } from '@/components/charts/headline-figure';
import { FilterBar } from '@/components/filters/filter-bar';
import { filterHref } from '@/components/filters/filter-href';
import { FilterNavigation } from '@/components/filters/filter-navigation';
import { FilteredArea } from '@/components/filters/filtered-area';
import { RefusedFilters, type RefusedParameter } from '@/components/filters/refused-filters';
import type { FormAction } from '@/components/forms/action-result';
import { SetupChecklist } from '@/components/setup/setup-checklist';
import { orgHref } from '@/components/shell/org-href';
import { SyncScope } from '@/components/sync/sync-scope';
import type { OpenedViewState } from '@/components/views/opened-view';
import { VanishedNotice } from '@/components/views/vanished-notice';
import type { ViewActions } from '@/components/views/view-actions';
import { ViewsMenu } from '@/components/views/views-menu';
import type { AnnotationList } from '@/lib/annotations/schema';
import { type Role, roleAtLeast } from '@/lib/auth/roles';
import type { ContentFigure, ExplainedFigure } from '@/lib/dashboard/explained-figures';
import type { Dashboard } from '@/lib/dashboard/schema';
import { dayInZone } from '@/lib/dates';
import { type PeriodSpend, verdict } from '@/lib/kpis/verdict';
import type { LabelRef } from '@/lib/labels/schema';
import { type FigureFilter, filterSearch } from '@/lib/metrics/figure-filter';
import type { PlatformId } from '@/lib/platform-ids';
import type { Setup } from '@/lib/setup/setup-step';
import type { SyncStatus } from '@/lib/sync/schema';
import { standardLayout } from '@/lib/views/layout';
import { AlertsSection } from './alerts-section';
import { CampaignsSection } from './campaigns-section';
import { ChooseAccountsNotice } from './choose-accounts-notice';
import { ConnectionsSection } from './connections-section';
import { DashboardHeader } from './dashboard-header';
import { DashboardSections } from './dashboard-sections';
import { dashboardStage, withoutChosenAccounts } from './dashboard-stage';
import { EmptyDashboard } from './empty-dashboard';
import { FigureExplanations } from './figure-explanations';
import { KpiSection } from './kpi-section';
import { OverviewSection } from './overview-section';
import { PlatformsSection } from './platforms-section';
import { RecentPostsSection } from './recent-posts-section';
import { ReconnectNotice } from './reconnect-notice';
import { RenewFigures } from './renew-figures';
import { ScheduledSection } from './scheduled-section';
import { toReviewSummary } from './to-review-summary';
import { Verdict } from './verdict';
import { whyHref } from './why-address';

export function DashboardView({
  dashboard,
  annotations,
  annotationActions,
  opened,
  weekStartsOn,
  labels,
  campaignNames,
  figure,
  refused,
  role,
  setup,
  syncStatuses,
  refreshAction,
  hideSetupAction,
  viewActions,
}: {
  dashboard: Dashboard;
  // Of the period and platforms.
  annotations: AnnotationList;
  annotationActions: AnnotationActions;
  opened: OpenedViewState;
  // 0 is Sunday.
  weekStartsOn: number;
  // All of the organization.
  labels: readonly LabelRef[];
  // Of the campaigns in the filter.
  campaignNames: ReadonlyMap<string, string>;
  // Of the chart, as the address names it; null: the first tile.
  figure: HeadlineFigure | null;
  // Parameters of the address that are no filters.
  refused: readonly RefusedParameter[];
  role: Role;
  // Null: the checklist is hidden.
  setup: Setup | null;
  // Of this request; newer than those in the cached dashboard.
  syncStatuses: SyncStatus[];
  refreshAction: FormAction;
  hideSetupAction: FormAction;
  viewActions: ViewActions;
}) {
  const t = useTranslations('dashboard');
  const locale = useLocale();
  const { organization, filter, overview, connectedAccounts, campaignsToReview, activeCampaigns } = dashboard;
  const { id: orgId, currency, timeZone } = organization;
  const stage = dashboardStage(dashboard, syncStatuses);
  const waiting = withoutChosenAccounts(syncStatuses, connectedAccounts);
  const canConnect = roleAtLeast(role, 'admin');
  const header = <DashboardHeader dashboard={dashboard} statuses={syncStatuses} refreshAction={refreshAction} />;
  const checklist =
    setup && canConnect ? <SetupChecklist setup={setup} orgId={orgId} hideAction={hideSetupAction} /> : null;
  if (stage !== 'figures') {
    return (
      <SyncScope orgId={orgId} states={syncStatuses}>
        {header}
        {checklist}
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
  const path = orgHref(locale, orgId, 'dashboard');
  const layout = opened.view?.layout ?? standardLayout;
  const kept: Record<string, string> = {
    ...(opened.parameter ? { view: opened.parameter } : {}),
    ...(figure === null ? {} : { figure }),
  };
  const steps = checklist ? <div className="*:mb-0">{checklist}</div> : null;
  const checklistAfter = layout.sections.includes('overview') ? 'overview' : 'alerts';
  const hrefOf = (change: Partial<FigureFilter>) => filterHref(path, currency, { ...filter, ...change }, kept);
  const platformHref = (platform: PlatformId) => hrefOf({ platforms: [platform] });
  const campaignsPath = orgHref(locale, orgId, 'campaigns');
  const campaignsHref = (change: Partial<FigureFilter>) =>
    filterHref(campaignsPath, currency, { ...filter, ...change }, { status: 'all' });
  const pageHref = hrefOf({});
  const whyHrefOf = (figure: ExplainedFigure, of: string | null = null) => whyHref(pageHref, { figure, of });
  const whyContentHref = (figure: ContentFigure, of: string | null = null) => whyHref(pageHref, { figure, of });
  const whyReviewedHref = (figure: ExplainedFigure, of: string) => whyHref(pageHref, { figure, of, reviewed: true });
  const today = dayInZone(new Date(), timeZone);
  return (
    <SyncScope orgId={orgId} states={syncStatuses}>
      {dashboard.renewing ? <RenewFigures /> : null}
      <FilterNavigation>
        {header}
        <FilterBar
          path={path}
          kept={kept}
          filter={filter}
          organization={{ currency, weekStartsOn }}
          today={today}
          accounts={connectedAccounts.accounts.filter(({ kind }) => kind === 'ad_account')}
          campaignNames={campaignNames}
          labels={labels}
        >
          <ViewsMenu
            orgId={orgId}
            path={path}
            opened={opened}
            search={filterSearch(filter, currency).toString()}
            role={role}
            actions={viewActions}
          />
        </FilterBar>
        <RefusedFilters refused={refused} />
        <VanishedNotice vanished={opened.vanished} />
        <FilteredArea className="grid grid-cols-[minmax(0,1fr)] gap-3 sm:gap-4">
          <ReconnectNotice states={syncStatuses} orgId={orgId} />
          {waiting.length > 0 ? (
            <ChooseAccountsNotice waiting={waiting} orgId={orgId} canChoose={canConnect} beside />
          ) : null}
          <DashboardSections
            sections={layout.sections}
            content={{
              verdict: (
                <section
                  aria-label={t('verdict')}
                  className="max-w-5xl text-muted sm:py-1 sm:text-lg min-[90rem]:py-2 min-[90rem]:text-xl min-[90rem]:leading-8 [&_bdi]:text-ink"
                >
                  <Verdict verdict={verdict(dashboard.kpis, periodSpend(dashboard))} />
                </section>
              ),
              alerts: (
                <>
                  <AlertsSection
                    alerts={dashboard.alerts}
                    counts={dashboard.alertCounts}
                    orgId={orgId}
                    review={toReviewSummary(campaignsToReview)}
                  />
                  {checklistAfter === 'alerts' ? steps : null}
                </>
              ),
              overview: (
                <>
                  <OverviewSection
                    orgId={orgId}
                    overview={overview}
                    annotations={annotations}
                    annotationActions={roleAtLeast(role, 'marketer') ? annotationActions : null}
                    tiles={layout.tiles}
                    platforms={dashboard.platforms}
                    currency={filter.currency}
                    weekStartsOn={weekStartsOn}
                    today={today}
                    ratesHref={`${orgHref(locale, orgId, 'settings')}#rates`}
                    whyHref={whyHrefOf}
                    whyContentHref={whyContentHref}
                  />
                  {checklistAfter === 'overview' ? steps : null}
                </>
              ),
              platforms: (
                <PlatformsSection
                  platforms={dashboard.platforms}
                  currency={filter.currency}
                  platformHref={platformHref}
                  campaignsHref={(platform) => campaignsHref({ platforms: [platform] })}
                  whyHref={whyHrefOf}
                />
              ),
              kpis: <KpiSection kpis={dashboard.kpis} settingsHref={`${orgHref(locale, orgId, 'settings')}#kpis`} />,
              campaigns: (
                <CampaignsSection
                  toReview={campaignsToReview}
                  reviewedDays={dashboard.reviewedDays}
                  active={activeCampaigns}
                  platforms={dashboard.platforms}
                  withoutRate={overview.advertising.unconverted.map(({ spend }) => spend.currency)}
                  campaignsHref={filterHref(campaignsPath, currency, filter)}
                  campaignHref={(id) => campaignsHref({ campaigns: [id] })}
                  whyHref={whyHrefOf}
                  whyReviewedHref={whyReviewedHref}
                />
              ),
              recentPosts: (
                <RecentPostsSection
                  posts={dashboard.recentPosts}
                  timeZone={timeZone}
                  contentHref={filterHref(orgHref(locale, orgId, 'content'), currency, filter)}
                  whyHref={(id) => whyContentHref('engagement_rate', id)}
                />
              ),
              scheduledContent: <ScheduledSection posts={dashboard.scheduledContent} timeZone={timeZone} />,
              connections: (
                <ConnectionsSection
                  connected={connectedAccounts}
                  statuses={syncStatuses}
                  orgId={orgId}
                  integrationsHref={orgHref(locale, orgId, 'integrations')}
                />
              ),
            }}
          />
        </FilteredArea>
        <FigureExplanations dashboard={dashboard} pageHref={pageHref} />
      </FilterNavigation>
    </SyncScope>
  );
}

function periodSpend({ period, overview: { advertising } }: Dashboard): PeriodSpend {
  const { spend, comparison } = advertising;
  return {
    from: period.from,
    to: period.to,
    spend,
    compared: comparison && { current: comparison.current.spend, previous: comparison.previous.spend },
  };
}
