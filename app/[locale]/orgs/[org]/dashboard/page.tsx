import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { DashboardView } from '@/components/dashboard/dashboard-view';
import { REVIEWED, whyFigures } from '@/components/dashboard/why-address';
import { listCampaignNames } from '@/lib/campaigns/list-campaign-names';
import { loadAnnotationsAndLabels } from '@/lib/dashboard/load-annotations-and-labels';
import { loadDashboard } from '@/lib/dashboard/load-dashboard';
import { filterSearch, toFigureFilter } from '@/lib/metrics/figure-filter';
import { platformIds } from '@/lib/platform-ids';
import { loadSetup } from '@/lib/setup/load-setup';
import { getSyncStatuses } from '@/lib/sync/status/status';
import { tileFigures } from '@/lib/views/layout';
import { openView } from '@/lib/views/open-view';
import { STANDARD_VIEW } from '@/lib/views/schema';
import { firstValue, type SearchParams } from '../../../list-search';
import { idOrNotFound, openOrgPage, orNotFound } from '../../../open-org-page';
import { readFigureFilter } from '../../../read-figure-filter';
import {
  createAnnotation,
  deleteAnnotation,
  hideSetup,
  refreshDashboard,
  restoreAnnotation,
  updateAnnotation,
} from './actions';
import { setupHiddenCookie } from './setup-hidden-cookie';
import { createView, deleteView, restoreView, setDefaultView, updateView } from './view-actions';

const MAX_ANNOTATIONS = 200;

const annotationActions = {
  create: createAnnotation,
  update: updateAnnotation,
  remove: deleteAnnotation,
  restore: restoreAnnotation,
};

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('dashboard');
  return { title: t('title') };
}

interface DashboardPageProps {
  params: Promise<{ locale: string; org: string }>;
  searchParams: SearchParams;
}

// `why`, `of` and `days` open an explanation (components/dashboard/why-address.ts).
const ownFields = {
  figure: z.enum(tileFigures),
  why: z.enum(whyFigures),
  of: z.enum(platformIds).or(z.uuid()),
  days: z.enum([REVIEWED]),
};

export default async function DashboardPage({ params, searchParams }: DashboardPageProps) {
  const [{ session, locale }, { view: parameter, ...search }, jar] = await Promise.all([
    openOrgPage(params),
    searchParams,
    cookies(),
  ]);
  const { organization } = session;
  const id = firstValue(parameter) ?? null;
  const opened = await orNotFound(openView(session, id === null || id === STANDARD_VIEW ? id : idOrNotFound(id)));
  const now = new Date();
  const saved = toFigureFilter(opened.filter, organization, now);
  const { filter, own, refused, isOwn } = readFigureFilter(search, organization, now, ownFields, opened.filter);
  const { from, to, platforms } = filter;
  // The figures may be minutes old; the annotations and the sync status are of this request.
  const [dashboard, { annotations, labels }, syncStatuses, setup, campaignNames] = await Promise.all([
    orNotFound(loadDashboard(session.orgId, filter)),
    loadAnnotationsAndLabels(session.orgId, { from, to, platforms, limit: MAX_ANNOTATIONS }),
    getSyncStatuses(session.orgId, locale),
    jar.has(setupHiddenCookie(session.orgId)) ? null : loadSetup(session.orgId),
    listCampaignNames(session.orgId, filter.campaigns),
  ]);
  return (
    <DashboardView
      dashboard={dashboard}
      annotations={annotations}
      annotationActions={annotationActions}
      opened={{
        views: opened.views,
        view: opened.view,
        parameter: opened.view?.id ?? id,
        savedSearch: filterSearch(saved, organization.currency).toString(),
        vanished: isOwn ? { accounts: [], campaigns: [], labels: [] } : opened.vanished,
      }}
      weekStartsOn={organization.weekStartsOn}
      labels={labels}
      campaignNames={campaignNames}
      figure={own.figure ?? null}
      refused={refused}
      role={session.role}
      setup={setup}
      syncStatuses={syncStatuses}
      refreshAction={refreshDashboard}
      hideSetupAction={hideSetup}
      viewActions={{ createView, updateView, deleteView, restoreView, setDefaultView }}
    />
  );
}
