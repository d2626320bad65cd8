import { Megaphone, SearchX } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { orFirstPage } from '@/app/[locale]/or-first-page';
import { CampaignTable } from '@/components/campaigns/campaign-table';
import { formatDayRange } from '@/components/i18n/format';
import { LabellingForm } from '@/components/labels/labelling-form';
import { PlatformAndLabelFilters } from '@/components/labels/platform-and-label-filters';
import { SetupEmpty } from '@/components/setup/setup-empty';
import { orgHref } from '@/components/shell/org-href';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { FilterLinks } from '@/components/ui/filter-links';
import { Notice } from '@/components/ui/notice';
import { PageHeader } from '@/components/ui/page-header';
import { PageLinks } from '@/components/ui/page-links';
import { SearchForm } from '@/components/ui/search-form';
import { roleAtLeast } from '@/lib/auth/roles';
import { listCampaigns } from '@/lib/campaigns/list-campaigns';
import { campaignListQuery, MAX_SEARCH_LENGTH } from '@/lib/campaigns/schema';
import { listLabelNames } from '@/lib/labels/list-label-names';
import { loadSetup } from '@/lib/setup/load-setup';
import { nextSetupStep } from '@/lib/setup/setup-step';
import { firstValue, type SearchParams, withSearch } from '../../../list-search';
import { openOrgPage, orNotFound } from '../../../open-org-page';
import { labelCampaigns } from './actions';

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
    platforms: firstValue(search.platforms),
    accounts: firstValue(search.accounts),
    campaign,
    campaigns: firstValue(search.campaigns),
    labels: firstValue(search.labels),
    search: firstValue(search.search)?.trim().slice(0, MAX_SEARCH_LENGTH) || undefined,
    cursor: firstValue(search.cursor),
  };
  // An invalid address shows the whole list instead of an error.
  const query = campaignListQuery.safeParse(wanted).data ?? campaignListQuery.parse({});
  const [{ period, campaigns, nextCursor }, labels] = await Promise.all([
    orNotFound(orFirstPage((cursor) => listCampaigns(session, { ...query, cursor }), query.cursor)),
    listLabelNames(session.orgId),
  ]);
  const setup = campaigns.length === 0 ? await loadSetup(session.orgId) : null;
  const step = setup && nextSetupStep(setup);
  const path = orgHref(locale, session.orgId, 'campaigns');
  const status = query.status ?? 'all';
  const text = query.search;
  const narrowed = {
    platforms: query.platforms?.join(','),
    accounts: query.accounts?.join(','),
    campaigns: query.campaigns?.join(','),
    labels: query.labels?.join(','),
  };
  const isNarrowed = Object.values(narrowed).some(Boolean);
  const filter = { status, ...narrowed, search: text };
  const hrefWith = (change: Record<string, string | null>) => withSearch(path, { ...filter, ...change });
  const isMarketer = roleAtLeast(session.role, 'marketer');
  const canLabel = isMarketer && labels.length > 0;
  return (
    <>
      <PageHeader
        title={t('campaigns.title')}
        action={
          isMarketer ? (
            <ButtonLink href={orgHref(locale, session.orgId, 'settings#labels')} size="sm" variant="ghost">
              {t('labels.manage')}
            </ButtonLink>
          ) : null
        }
      >
        {t('campaigns.intro', { range: formatDayRange(period.from, period.to, locale) })}
      </PageHeader>
      <SearchForm
        action={path}
        label={t('campaigns.search')}
        text={text ?? ''}
        maxLength={MAX_SEARCH_LENGTH}
        kept={{ status, ...narrowed }}
        clearHref={hrefWith({ search: null })}
      />
      <FilterLinks
        label={t('campaigns.filter')}
        options={[
          ...filters.map((filter) => ({
            href: hrefWith({ status: filter }),
            text: t(`campaignStatuses.${filter}`),
            current: status === filter,
          })),
          { href: hrefWith({ status: 'all' }), text: t('campaigns.all'), current: status === 'all' },
        ]}
      />
      <PlatformAndLabelFilters labels={labels} chosen={query} hrefWith={hrefWith} />
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
      {setup && step && !query.campaign && !isNarrowed ? (
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
                <ButtonLink href={hrefWith({ status: 'all' })} size="sm">
                  {t('campaigns.searchAll')}
                </ButtonLink>
              )}
              <ButtonLink href={hrefWith({ search: null })} size="sm">
                {t('common.clearSearch')}
              </ButtonLink>
            </>
          }
        >
          {t(
            isNarrowed
              ? 'campaigns.noneFoundNarrowed'
              : status === 'all'
                ? 'campaigns.noneFound'
                : 'campaigns.noneFoundFiltered',
            { text },
          )}
        </EmptyState>
      ) : campaigns.length === 0 && isNarrowed ? (
        <EmptyState
          icon={SearchX}
          title={t('campaigns.noneFoundTitle')}
          tall
          action={
            <ButtonLink href={withSearch(path, { status })} size="sm">
              {t('listFilters.clear')}
            </ButtonLink>
          }
        >
          {t('campaigns.noneNarrowed')}
        </EmptyState>
      ) : campaigns.length === 0 ? (
        <EmptyState icon={Megaphone} title={t('campaigns.emptyTitle')} tall>
          {status === 'all' ? t('campaigns.emptyBody') : t('campaigns.emptyFiltered')}
        </EmptyState>
      ) : (
        <>
          {canLabel ? <LabellingForm labels={labels} orgId={session.orgId} action={labelCampaigns} /> : null}
          <CampaignTable campaigns={campaigns} selectable={canLabel} />
        </>
      )}
      <PageLinks
        firstHref={query.cursor ? hrefWith({}) : null}
        nextHref={nextCursor ? hrefWith({ cursor: nextCursor }) : null}
      />
    </>
  );
}
