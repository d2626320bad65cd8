import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { DashboardView } from '@/components/dashboard/dashboard-view';
import { listCampaignNames } from '@/lib/campaigns/list-campaign-names';
import { loadDashboard } from '@/lib/dashboard/load-dashboard';
import { listLabelNames } from '@/lib/labels/list-label-names';
import { loadSetup } from '@/lib/setup/load-setup';
import { getSyncStatuses } from '@/lib/sync/status/status';
import { tileFigures } from '@/lib/views/layout';
import type { SearchParams } from '../../../list-search';
import { openOrgPage, orNotFound } from '../../../open-org-page';
import { readFigureFilter } from '../../../read-figure-filter';
import { hideSetup, refreshDashboard } from './actions';
import { setupHiddenCookie } from './setup-hidden-cookie';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('dashboard');
  return { title: t('title') };
}

interface DashboardPageProps {
  params: Promise<{ locale: string; org: string }>;
  searchParams: SearchParams;
}

const ownFields = { figure: z.enum(tileFigures) };

export default async function DashboardPage({ params, searchParams }: DashboardPageProps) {
  const [{ session, locale }, search] = await Promise.all([openOrgPage(params), searchParams]);
  const { filter, own, refused } = readFigureFilter(search, session.organization, new Date(), ownFields);
  // The figures may be minutes old; the sync status is of this request.
  const [dashboard, syncStatuses, setup, labels, campaignNames, jar] = await Promise.all([
    orNotFound(loadDashboard(session.orgId, filter)),
    getSyncStatuses(session.orgId, locale),
    loadSetup(session.orgId),
    listLabelNames(session.orgId),
    listCampaignNames(session.orgId, filter.campaigns),
    cookies(),
  ]);
  return (
    <DashboardView
      dashboard={dashboard}
      weekStartsOn={session.organization.weekStartsOn}
      labels={labels}
      campaignNames={campaignNames}
      figure={own.figure ?? null}
      refused={refused}
      role={session.role}
      setup={jar.has(setupHiddenCookie(session.orgId)) ? null : setup}
      syncStatuses={syncStatuses}
      refreshAction={refreshDashboard}
      hideSetupAction={hideSetup}
    />
  );
}
