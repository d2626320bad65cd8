import { CircleCheck } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { AcknowledgeAction } from '@/components/alerts/acknowledge-action';
import { alertHref } from '@/components/alerts/alert-href';
import { AlertRow } from '@/components/alerts/alert-row';
import { orgHref } from '@/components/shell/org-href';
import { EmptyState } from '@/components/ui/empty-state';
import { FilterLinks } from '@/components/ui/filter-links';
import { PageHeader } from '@/components/ui/page-header';
import { listAlerts } from '@/lib/alerts/data';
import { alertListQuery } from '@/lib/alerts/schema';
import { roleAtLeast } from '@/lib/auth/roles';
import { firstValue, type SearchParams, withSearch } from '../../../list-search';
import { openOrgPage } from '../../../open-org-page';
import { acknowledge } from './actions';

interface AlertsPageProps {
  params: Promise<{ locale: string; org: string }>;
  searchParams: SearchParams;
}

const states = ['open', 'closed'] as const;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('alerts');
  return { title: t('title') };
}

export default async function AlertsPage({ params, searchParams }: AlertsPageProps) {
  const [{ session, locale }, search, t] = await Promise.all([
    openOrgPage(params),
    searchParams,
    getTranslations('alerts'),
  ]);
  const { orgId } = session;
  const query = alertListQuery.safeParse({ state: firstValue(search.state) }).data ?? alertListQuery.parse({});
  const alerts = await listAlerts(orgId, query);
  const action = roleAtLeast(session.role, 'marketer') ? acknowledge : null;
  const path = orgHref(locale, orgId, 'alerts');
  return (
    <>
      <PageHeader title={t('title')}>{t('intro')}</PageHeader>
      <FilterLinks
        label={t('filter')}
        options={states.map((state) => ({
          href: withSearch(path, { state }),
          text: t(state),
          current: query.state === state,
        }))}
      />
      <div className="rounded-lg border border-line bg-surface shadow-card">
        {alerts.length === 0 ? (
          <EmptyState icon={CircleCheck} title={query.state === 'open' ? t('emptyTitle') : t('emptyClosed')} tall>
            {query.state === 'open' ? t('emptyBody') : null}
          </EmptyState>
        ) : (
          <ul className="divide-y divide-line">
            {alerts.map((alert) => (
              <AlertRow
                key={alert.id}
                alert={alert}
                href={alertHref(locale, orgId, alert)}
                action={
                  query.state === 'open' ? <AcknowledgeAction alert={alert} orgId={orgId} action={action} /> : null
                }
              />
            ))}
          </ul>
        )}
      </div>
    </>
  );
}
