import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { RunView } from '@/components/syncs/run-view';
import { listHeldFigures } from '@/lib/alerts/list-held-figures';
import { roleAtLeast } from '@/lib/auth/roles';
import { loadRunDetail } from '@/lib/sync/status/load-run-detail';
import { getSyncStatuses } from '@/lib/sync/status/status';
import { idOrNotFound, openOrgPage, orNotFound } from '../../../../open-org-page';
import { acceptFigures } from '../../alerts/actions';
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
  const warned = new Set(
    run.steps.flatMap(({ subjectId, warnings }) =>
      warnings.some(({ code }) => code === 'figures_held') ? [subjectId] : [],
    ),
  );
  const held = warned.size > 0 ? await listHeldFigures(session.orgId) : [];
  return (
    <RunView
      run={run}
      status={statuses.find(({ integrationId }) => integrationId === run.integrationId) ?? null}
      orgId={session.orgId}
      timeZone={session.organization.timeZone}
      role={session.role}
      action={syncAgain}
      held={held.filter(({ adAccountId }) => warned.has(adAccountId))}
      acceptFigures={roleAtLeast(session.role, 'marketer') ? acceptFigures : null}
    />
  );
}
