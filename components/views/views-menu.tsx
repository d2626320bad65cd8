import { useLocale, useTranslations } from 'next-intl';
import { FilterPanel } from '@/components/filters/filter-panel';
import { type Role, roleAtLeast } from '@/lib/auth/roles';
import { dashboardSections, standardLayout, tileFigures } from '@/lib/views/layout';
import { MAX_VIEW_NAME_LENGTH, STANDARD_VIEW } from '@/lib/views/schema';
import { LazyViewsPanel } from './lazy-views-panel';
import type { OpenedViewState } from './opened-view';
import type { ViewActions } from './view-actions';
import type { ViewLabels } from './view-labels';

/** The saved views of the dashboard: opens, saves, shares and deletes them, and changes their layout. */
export function ViewsMenu({
  orgId,
  path,
  opened: { views, view, savedSearch },
  search,
  role,
  actions,
}: {
  orgId: string;
  // Of the dashboard, without parameters.
  path: string;
  opened: OpenedViewState;
  // The canonical query of the filter that is shown.
  search: string;
  role: Role;
  actions: ViewActions;
}) {
  const t = useTranslations('views');
  const locale = useLocale();
  const labels = useViewLabels();
  const isChanged = search !== savedSearch;
  const hasDefault = views.some((each) => each.isOwnDefault || each.isOrganizationDefault);
  return (
    <FilterPanel
      id="views"
      name={t('menu')}
      value={
        <span className="flex max-w-48 items-center gap-1.5">
          <bdi className="truncate">{view?.name ?? t('standard')}</bdi>
          {view && isChanged ? <span className="font-normal text-muted">{t('changed')}</span> : null}
        </span>
      }
      className="sm:w-72"
    >
      <LazyViewsPanel
        orgId={orgId}
        path={path}
        standardHref={hasDefault ? `${path}?view=${STANDARD_VIEW}` : path}
        views={views.map(({ id, name, scope, isOwnDefault, isOrganizationDefault }) => ({
          ...{ id, name, scope, isOwnDefault, isOrganizationDefault },
          href: `${path}?view=${id}`,
          texts: { deleted: t('deleted', { name }), restored: t('restored', { name }) },
        }))}
        current={view && { id: view.id, version: view.version }}
        layout={view?.layout ?? standardLayout}
        search={search}
        isChanged={isChanged}
        canShare={roleAtLeast(role, 'marketer')}
        maxNameLength={MAX_VIEW_NAME_LENGTH}
        labels={labels}
        locale={locale}
        actions={actions}
      />
    </FilterPanel>
  );
}

function useViewLabels(): ViewLabels {
  const t = useTranslations('views');
  const common = useTranslations('common');
  const dashboard = useTranslations('dashboard');
  return {
    menu: t('menu'),
    standard: t('standard'),
    own: t('own'),
    organization: t('organization'),
    open: t('open'),
    ownDefault: t('ownDefault'),
    organizationDefault: t('organizationDefault'),
    save: t('save'),
    saveAs: t('saveAs'),
    rename: t('rename'),
    remove: t('remove'),
    editLayout: t('editLayout'),
    reset: t('reset'),
    setOwnDefault: t('setOwnDefault'),
    endOwnDefault: t('endOwnDefault'),
    setOrganizationDefault: t('setOrganizationDefault'),
    endOrganizationDefault: t('endOrganizationDefault'),
    name: t('name'),
    scope: t('scope'),
    scopeOwn: t('scopeOwn'),
    scopeOrganization: t('scopeOrganization'),
    cancel: common('cancel'),
    close: t('close'),
    undo: t('undo'),
    reload: t('reload'),
    saving: t('saving'),
    saved: common('saved'),
    sections: t('sections'),
    tiles: t('tiles'),
    layoutHint: t('layoutHint'),
    required: t('required'),
    moveUp: t('moveUp'),
    moveDown: t('moveDown'),
    positions: Array.from({ length: Math.max(dashboardSections.length, tileFigures.length) }, (_, index) =>
      t('position', { position: index + 1 }),
    ),
    sectionNames: {
      verdict: dashboard('verdict'),
      alerts: dashboard('alerts.title'),
      overview: dashboard('overview.title'),
      platforms: dashboard('platforms.title'),
      kpis: dashboard('kpis.title'),
      campaigns: t('campaigns'),
      recentPosts: dashboard('recentPosts.title'),
      scheduledContent: dashboard('scheduled.title'),
      connections: dashboard('connections'),
    },
    figureNames: {
      spend: dashboard('overview.spend'),
      conversions: dashboard('overview.conversions'),
      cpa: dashboard('overview.cpa'),
      conversionValue: dashboard('overview.conversionValue'),
      roas: dashboard('overview.roas'),
      impressions: dashboard('overview.impressions'),
      clicks: dashboard('overview.clicks'),
      ctr: dashboard('overview.ctr'),
      cpc: dashboard('overview.cpc'),
      cpm: dashboard('overview.cpm'),
    },
  };
}
