import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { orFirstPage } from '@/app/[locale]/or-first-page';
import { SyncsView } from '@/components/syncs/syncs-view';
import { loadSetup } from '@/lib/setup/load-setup';
import { syncRunFilterSchema } from '@/lib/sync/schema';
import { listRuns } from '@/lib/sync/status/list-runs';
import { getSyncStatuses } from '@/lib/sync/status/status';
import { firstValue, type SearchParams } from '../../../list-search';
import { openOrgPage } from '../../../open-org-page';
import { searchFilter } from '../../../search-filter';
import { syncAll } from './actions';

const RUNS_SHOWN = 25;

interface SyncsPageProps {
  params: Promise<{ locale: string; org: string }>;
  searchParams: SearchParams;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('syncs');
  return { title: t('title') };
}

export default async function SyncsPage({ params, searchParams }: SyncsPageProps) {
  const [{ session, locale }, search] = await Promise.all([openOrgPage(params), searchParams]);
  const { orgId } = session;
  const filter = searchFilter(syncRunFilterSchema, search);
  const cursor = firstValue(search.cursor);
  const list = (from: string | undefined) => listRuns(orgId, filter, { cursor: from, limit: RUNS_SHOWN }, locale);
  const [setup, statuses, { runs, nextCursor }] = await Promise.all([
    loadSetup(orgId),
    getSyncStatuses(orgId, locale),
    orFirstPage(list, cursor),
  ]);
  return (
    <SyncsView
      orgId={orgId}
      role={session.role}
      timeZone={session.organization.timeZone}
      statuses={statuses}
      runs={runs}
      filter={filter}
      setup={setup}
      isFirstPage={cursor === undefined}
      nextCursor={nextCursor}
      syncAllAction={syncAll}
    />
  );
}
