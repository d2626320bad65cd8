import { CircleCheck } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { AcceptFiguresDialog } from '@/components/alerts/accept-figures-dialog';
import { AcknowledgeAction } from '@/components/alerts/acknowledge-action';
import { AlertList } from '@/components/alerts/alert-list';
import { formatNumber } from '@/components/i18n/format';
import { SetupEmpty } from '@/components/setup/setup-empty';
import { orgHref } from '@/components/shell/org-href';
import { EmptyState } from '@/components/ui/empty-state';
import { FilterLinks } from '@/components/ui/filter-links';
import { PageHeader } from '@/components/ui/page-header';
import { PageLinks } from '@/components/ui/page-links';
import { listAlerts } from '@/lib/alerts/list-alerts';
import { listHeldFigures } from '@/lib/alerts/list-held-figures';
import { alertListQuery } from '@/lib/alerts/schema';
import { roleAtLeast } from '@/lib/auth/roles';
import { loadSetup } from '@/lib/setup/load-setup';
import { nextSetupStep } from '@/lib/setup/setup-step';
import { firstValue, type SearchParams, withSearch } from '../../../list-search';
import { openOrgPage } from '../../../open-org-page';
import { acceptFigures, acknowledge } from './actions';

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
  const wanted = { state: firstValue(search.state), cursor: firstValue(search.cursor) };
  const query = alertListQuery.safeParse(wanted).data ?? alertListQuery.parse({});
  const { alerts, nextCursor, counts } = await listAlerts(orgId, query);
  const action = roleAtLeast(session.role, 'marketer') ? acknowledge : null;
  const isHeld = action !== null && alerts.some(({ kind }) => kind === 'figures_held');
  const held = isHeld ? await listHeldFigures(orgId) : [];
  const setup = alerts.length === 0 && query.state === 'open' ? await loadSetup(orgId) : null;
  const step = setup && nextSetupStep(setup);
  const path = orgHref(locale, orgId, 'alerts');
  return (
    <>
      <PageHeader title={t('title')}>{t('intro')}</PageHeader>
      <FilterLinks
        label={t('filter')}
        options={states.map((state) => ({
          href: withSearch(path, { state }),
          text: state === 'open' ? `${t(state)} (${formatNumber(counts.open, locale)})` : t(state),
          current: query.state === state,
        }))}
      />
      <div className="rounded-lg border border-line bg-surface shadow-card">
        {setup && step ? (
          <SetupEmpty
            step={step}
            setup={setup}
            orgId={orgId}
            role={session.role}
            icon={CircleCheck}
            title={t('notYetTitle')}
          />
        ) : alerts.length === 0 ? (
          <EmptyState icon={CircleCheck} title={query.state === 'open' ? t('emptyTitle') : t('emptyClosed')} tall>
            {query.state === 'open' ? t('emptyBody') : null}
          </EmptyState>
        ) : (
          <AlertList
            alerts={alerts}
            orgId={orgId}
            actionOf={
              query.state === 'open'
                ? (members) => (
                    <div className="flex shrink-0 flex-col items-end gap-2">
                      <AcceptFiguresDialog
                        held={held.filter(({ adAccountId }) =>
                          members.some(({ values }) => values.adAccountId === adAccountId),
                        )}
                        orgId={orgId}
                        action={acceptFigures}
                      />
                      <AcknowledgeAction alerts={members} orgId={orgId} action={action} />
                    </div>
                  )
                : undefined
            }
          />
        )}
      </div>
      <PageLinks
        firstHref={query.cursor ? withSearch(path, { state: query.state }) : null}
        nextHref={nextCursor ? withSearch(path, { state: query.state, cursor: nextCursor }) : null}
      />
    </>
  );
}
