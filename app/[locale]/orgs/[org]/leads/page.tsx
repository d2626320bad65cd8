import { Contact } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { orFirstPage } from '@/app/[locale]/or-first-page';
import { NoAccess } from '@/components/errors/no-access';
import { LeadTable } from '@/components/leads/lead-table';
import { SetupEmpty } from '@/components/setup/setup-empty';
import { orgHref } from '@/components/shell/org-href';
import { ButtonLink } from '@/components/ui/button-link';
import { CodeText } from '@/components/ui/code-text';
import { EmptyState } from '@/components/ui/empty-state';
import { FilterLinks } from '@/components/ui/filter-links';
import { PageHeader } from '@/components/ui/page-header';
import { PageLinks } from '@/components/ui/page-links';
import { hasRole } from '@/lib/auth/require-role';
import { roleAtLeast } from '@/lib/auth/roles';
import { listLeads } from '@/lib/leads/list-leads';
import { leadFilterSchema } from '@/lib/leads/schema';
import { platformIds } from '@/lib/platform-ids';
import { loadSetup } from '@/lib/setup/load-setup';
import { nextSetupStep } from '@/lib/setup/setup-step';
import { firstValue, type SearchParams, withSearch } from '../../../list-search';
import { openOrgPage } from '../../../open-org-page';
import { searchFilter } from '../../../search-filter';
import { erase } from './actions';

const LEADS_SHOWN = 25;

interface LeadsPageProps {
  params: Promise<{ locale: string; org: string }>;
  searchParams: SearchParams;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('leads');
  return { title: t('title') };
}

export default async function LeadsPage({ params, searchParams }: LeadsPageProps) {
  const [{ session, locale }, search, t] = await Promise.all([openOrgPage(params), searchParams, getTranslations()]);
  const { orgId, organization, role } = session;
  // Answers are shown from marketer on.
  if (!hasRole(session, 'marketer')) return <NoAccess />;
  const filter = searchFilter(leadFilterSchema, search);
  const cursor = firstValue(search.cursor);
  const { items, nextCursor } = await orFirstPage(
    (from) => listLeads(session, filter, { cursor: from, limit: LEADS_SHOWN }),
    cursor,
  );
  const setup = items.length === 0 ? await loadSetup(orgId) : null;
  const step = setup && nextSetupStep(setup);
  const isAdmin = roleAtLeast(role, 'admin');
  const path = orgHref(locale, orgId, 'leads');
  const { platform } = filter;
  return (
    <>
      <PageHeader title={t('leads.title')}>{t('leads.intro')}</PageHeader>
      <FilterLinks
        label={t('leads.filter')}
        options={[undefined, ...platformIds].map((id) => ({
          href: withSearch(path, { platform: id }),
          text: id ? t(`platforms.${id}`) : t('leads.allPlatforms'),
          current: platform === id,
        }))}
      />
      <div className="rounded-lg border border-line bg-surface shadow-card *:first:rounded-lg [&_tr:first-child_th]:border-t-0">
        {items.length > 0 ? (
          <LeadTable
            leads={items}
            orgId={orgId}
            timeZone={organization.timeZone}
            eraseAction={isAdmin ? erase : null}
          />
        ) : setup && step ? (
          <SetupEmpty
            step={step}
            setup={setup}
            orgId={orgId}
            role={role}
            icon={Contact}
            title={t('leads.emptyTitle')}
          />
        ) : (
          <EmptyState
            icon={Contact}
            title={platform ? t('leads.noMatchTitle') : t('leads.emptyTitle')}
            tall
            action={<ButtonLink href={orgHref(locale, orgId, 'deliveries')}>{t('leads.toDeliveries')}</ButtonLink>}
          >
            {isAdmin
              ? t.rich('leads.emptyBody', { file: (name) => <CodeText>{String(name)}</CodeText> })
              : t('leads.emptyAskAdmin')}
          </EmptyState>
        )}
      </div>
      <PageLinks
        firstHref={cursor ? withSearch(path, filter) : null}
        nextHref={nextCursor ? withSearch(path, { ...filter, cursor: nextCursor }) : null}
      />
    </>
  );
}
