import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { RunView } from '@/components/syncs/run-view';
import { loadRunDetail } from '@/lib/sync/status/load-run-detail';
import { getSyncStatuses } from '@/lib/sync/status/status';
import { idOrNotFound, openOrgPage, orNotFound } from '../../../../open-org-page';
import { syncAgain } from '../actions';

interface RunPageProps {
  params: Promise<{ locale: string; org: string; run: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('syncs.run');
  return { title: t('title') };
}

export default async function RunPage({ params }: RunPageProps) {
  const [{ session, locale }, { run: id }] = await Promise.all([openOrgPage(params), params]);
  const [run, statuses] = await Promise.all([
    orNotFound(loadRunDetail(session.orgId, idOrNotFound(id), locale)),
    getSyncStatuses(session.orgId, locale),
  ]);
  return (
    <RunView
      run={run}
      status={statuses.find(({ integrationId }) => integrationId === run.integrationId) ?? null}
      orgId={session.orgId}
      timeZone={session.organization.timeZone}
      role={session.role}
      action={syncAgain}
    />
  );
}
