import { Megaphone, SearchX } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { orFirstPage } from '@/app/[locale]/or-first-page';
import { CampaignTable } from '@/components/campaigns/campaign-table';
import { formatDayRange } from '@/components/i18n/format';
import { SetupEmpty } from '@/components/setup/setup-empty';
import { orgHref } from '@/components/shell/org-href';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { FilterLinks } from '@/components/ui/filter-links';
import { Notice } from '@/components/ui/notice';
import { PageHeader } from '@/components/ui/page-header';
import { PageLinks } from '@/components/ui/page-links';
import { SearchForm } from '@/components/ui/search-form';
import { listCampaigns } from '@/lib/campaigns/list-campaigns';
import { campaignListQuery, MAX_SEARCH_LENGTH } from '@/lib/campaigns/schema';
import { loadSetup } from '@/lib/setup/load-setup';
import { nextSetupStep } from '@/lib/setup/setup-step';
import { firstValue, type SearchParams, withSearch } from '../../../list-search';
import { openOrgPage } from '../../../open-org-page';

interface CampaignsPageProps {
  params: Promise<{ locale: string; org: string }>;
  searchParams: SearchParams;
}

const filters = ['active', 'paused', 'ended'] as const;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('campaigns');
  return { title: t('title') };
}

export default async function CampaignsPage({ params, searchParams }: CampaignsPageProps) {
  const [{ session, locale }, search, t] = await Promise.all([openOrgPage(params), searchParams, getTranslations()]);
  const campaign = firstValue(search.campaign);
  const shown = firstValue(search.status) ?? (campaign ? 'all' : 'active');
  const wanted = {
    status: shown === 'all' ? undefined : shown,
    campaign,
    search: firstValue(search.search)?.trim().slice(0, MAX_SEARCH_LENGTH) || undefined,
    cursor: firstValue(search.cursor),
  };
  // An invalid address shows the whole list instead of an error.
  const query = campaignListQuery.safeParse(wanted).data ?? campaignListQuery.parse({});
  const { period, campaigns, nextCursor } = await orFirstPage(
    (cursor) => listCampaigns(session, { ...query, cursor }),
    query.cursor,
  );
  const setup = campaigns.length === 0 ? await loadSetup(session.orgId) : null;
  const step = setup && nextSetupStep(setup);
  const path = orgHref(locale, session.orgId, 'campaigns');
  const status = query.status ?? 'all';
  const text = query.search;
  return (
    <>
      <PageHeader title={t('campaigns.title')}>
        {t('campaigns.intro', { range: formatDayRange(period.from, period.to, locale) })}
      </PageHeader>
      <SearchForm
        action={path}
        label={t('campaigns.search')}
        text={text ?? ''}
        maxLength={MAX_SEARCH_LENGTH}
        kept={{ status }}
        clearHref={withSearch(path, { status })}
      />
      <FilterLinks
        label={t('campaigns.filter')}
        options={[
          ...filters.map((filter) => ({
            href: withSearch(path, { status: filter, search: text }),
            text: t(`campaignStatuses.${filter}`),
            current: status === filter,
          })),
          {
            href: withSearch(path, { status: 'all', search: text }),
            text: t('campaigns.all'),
            current: status === 'all',
          },
        ]}
      />
      {query.campaign ? (
        <Notice
          kind="info"
          title={t('campaigns.oneShown')}
          className="mb-4"
          action={
            <ButtonLink href={withSearch(path, { status: 'all' })} size="sm">
              {t('campaigns.showAll')}
            </ButtonLink>
          }
        />
      ) : null}
      {setup && step && !query.campaign ? (
        <SetupEmpty
          step={step}
          setup={setup}
          orgId={session.orgId}
          role={session.role}
          icon={Megaphone}
          title={t('campaigns.emptyTitle')}
        />
      ) : campaigns.length === 0 && query.campaign ? (
        <EmptyState icon={SearchX} title={t('campaigns.noneFoundTitle')} tall>
          {t('campaigns.oneGone')}
        </EmptyState>
      ) : campaigns.length === 0 && text ? (
        <EmptyState
          icon={SearchX}
          title={t('campaigns.noneFoundTitle')}
          tall
          action={
            <>
              {status === 'all' ? null : (
                <ButtonLink href={withSearch(path, { status: 'all', search: text })} size="sm">
                  {t('campaigns.searchAll')}
                </ButtonLink>
              )}
              <ButtonLink href={withSearch(path, { status })} size="sm">
                {t('common.clearSearch')}
              </ButtonLink>
            </>
          }
        >
          {t(status === 'all' ? 'campaigns.noneFound' : 'campaigns.noneFoundFiltered', { text })}
        </EmptyState>
      ) : campaigns.length === 0 ? (
        <EmptyState icon={Megaphone} title={t('campaigns.emptyTitle')} tall>
          {status === 'all' ? t('campaigns.emptyBody') : t('campaigns.emptyFiltered')}
        </EmptyState>
      ) : (
        <CampaignTable campaigns={campaigns} />
      )}
      <PageLinks
        firstHref={query.cursor ? withSearch(path, { status, search: text }) : null}
        nextHref={nextCursor ? withSearch(path, { status, search: text, cursor: nextCursor }) : null}
      />
    </>
  );
}
