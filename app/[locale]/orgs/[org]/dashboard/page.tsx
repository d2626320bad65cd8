import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { getTranslations } from 'next-intl/server';
import { DashboardView } from '@/components/dashboard/dashboard-view';
import { loadDashboard } from '@/lib/dashboard/load-dashboard';
import { toFigureFilter } from '@/lib/metrics/figure-filter';
import { loadSetup } from '@/lib/setup/load-setup';
import { getSyncStatuses } from '@/lib/sync/status/status';
import { openOrgPage } from '../../../open-org-page';
import { hideSetup, refreshDashboard } from './actions';
import { setupHiddenCookie } from './setup-hidden-cookie';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('dashboard');
  return { title: t('title') };
}

export default async function DashboardPage({ params }: { params: Promise<{ locale: string; org: string }> }) {
  const { session, locale } = await openOrgPage(params);
  // The figures may be minutes old; the sync status is of this request.
  const [dashboard, syncStatuses, setup, jar] = await Promise.all([
    loadDashboard(session.orgId, toFigureFilter({}, session.organization, new Date())),
    getSyncStatuses(session.orgId, locale),
    loadSetup(session.orgId),
    cookies(),
  ]);
  return (
    <DashboardView
      dashboard={dashboard}
      role={session.role}
      setup={jar.has(setupHiddenCookie(session.orgId)) ? null : setup}
      syncStatuses={syncStatuses}
      refreshAction={refreshDashboard}
      hideSetupAction={hideSetup}
    />
  );
}
