import { Megaphone } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { orFirstPage } from '@/app/[locale]/or-first-page';
import { ascendingFirst } from '@/components/campaigns/ascending-first';
import { CampaignTable } from '@/components/campaigns/campaign-table';
import { NoCampaigns } from '@/components/campaigns/no-campaigns';
import { FilterBar } from '@/components/filters/filter-bar';
import { filterHref } from '@/components/filters/filter-href';
import { FilterNavigation } from '@/components/filters/filter-navigation';
import { FilteredArea } from '@/components/filters/filtered-area';
import { RefusedFilters } from '@/components/filters/refused-filters';
import { SortPanel } from '@/components/filters/sort-panel';
import { withParameters } from '@/components/filters/with-parameters';
import { formatDayRange } from '@/components/i18n/format';
import { LabellingForm } from '@/components/labels/labelling-form';
import { SetupEmpty } from '@/components/setup/setup-empty';
import { orgHref } from '@/components/shell/org-href';
import { ButtonLink } from '@/components/ui/button-link';
import { FilterLinks } from '@/components/ui/filter-links';
import { PageHeader } from '@/components/ui/page-header';
import { PageLinks } from '@/components/ui/page-links';
import { SearchForm } from '@/components/ui/search-form';
import { listAccountChoices } from '@/lib/accounts/list-account-choices';
import { roleAtLeast } from '@/lib/auth/roles';
import { listCampaignNames } from '@/lib/campaigns/list-campaign-names';
import { listCampaigns } from '@/lib/campaigns/list-campaigns';
import {
  type CampaignSort,
  campaignListFields,
  campaignSortFields,
  DEFAULT_CAMPAIGN_SORT,
  MAX_SEARCH_LENGTH,
} from '@/lib/campaigns/schema';
import { dayInZone } from '@/lib/dates';
import { listLabelNames } from '@/lib/labels/list-label-names';
import { filterSearch } from '@/lib/metrics/figure-filter';
import { loadSetup } from '@/lib/setup/load-setup';
import { nextSetupStep } from '@/lib/setup/setup-step';
import type { SearchParams } from '../../../list-search';
import { openOrgPage, orNotFound } from '../../../open-org-page';
import { readFigureFilter } from '../../../read-figure-filter';
import { labelCampaigns, restoreCampaignLabels } from './actions';

interface CampaignsPageProps {
  params: Promise<{ locale: string; org: string }>;
  searchParams: SearchParams;
}

const states = ['active', 'paused', 'ended', 'all'] as const;
const ownFields = {
  status: z.enum([...campaignListFields.status.unwrap().options, 'all']),
  search: z
    .string()
    .transform((text) => text.trim().slice(0, MAX_SEARCH_LENGTH))
    .pipe(z.string().min(1)),
  sort: campaignListFields.sort,
  cursor: z.string(),
};

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('campaigns');
  return { title: t('title') };
}

export default async function CampaignsPage({ params, searchParams }: CampaignsPageProps) {
  const [{ session, locale }, search, t] = await Promise.all([openOrgPage(params), searchParams, getTranslations()]);
  const { orgId, organization, role } = session;
  const now = new Date();
  const { filter, own, refused } = readFigureFilter(search, organization, now, ownFields);
  const { search: text, sort = DEFAULT_CAMPAIGN_SORT, cursor } = own;
  // An address that names campaigns shows them whatever their status is.
  const status = own.status ?? (filter.campaigns.length > 0 ? 'all' : 'active');
  const list = { status: status === 'all' ? undefined : status, search: text, sort, limit: 25, explain: '1' as const };
  const [{ campaigns, counted = [], nextCursor }, labels, campaignNames, accounts] = await Promise.all([
    orNotFound(orFirstPage((from) => listCampaigns(session, filter, { ...list, cursor: from }, now), cursor)),
    listLabelNames(orgId),
    listCampaignNames(orgId, filter.campaigns),
    listAccountChoices(orgId, 'ad_account'),
  ]);
  const setup = campaigns.length === 0 ? await loadSetup(orgId) : null;
  const path = orgHref(locale, orgId, 'campaigns');
  const hrefWith = (parameters: Record<string, string>) => filterHref(path, organization.currency, filter, parameters);
  const searched = parameterOf('search', text);
  const sorted = sortParameter(sort);
  const shown = { status, ...searched, ...sorted };
  const isNarrowed =
    filter.platforms.length + filter.accounts.length + filter.campaigns.length + filter.labels.length > 0;
  const isMarketer = roleAtLeast(role, 'marketer');
  const canLabel = isMarketer && labels.length > 0;
  const step = setup && nextSetupStep(setup);
  return (
    <FilterNavigation>
      <PageHeader
        title={t('campaigns.title')}
        action={
          isMarketer ? (
            <ButtonLink href={orgHref(locale, orgId, 'settings#labels')} size="sm" variant="ghost">
              {t('labels.manage')}
            </ButtonLink>
          ) : null
        }
      >
        {t('campaigns.intro', { range: formatDayRange(filter.from, filter.to, locale) })}
      </PageHeader>
      <FilterBar
        path={path}
        kept={shown}
        filter={filter}
        organization={organization}
        today={dayInZone(now, organization.timeZone)}
        accounts={accounts}
        campaignNames={campaignNames}
        labels={labels}
      />
      <RefusedFilters refused={refused} />
      <SearchForm
        action={path}
        label={t('campaigns.search')}
        text={text ?? ''}
        maxLength={MAX_SEARCH_LENGTH}
        kept={{ ...Object.fromEntries(filterSearch(filter, organization.currency)), status, ...sorted }}
        clearHref={hrefWith({ status, ...sorted })}
      />
      <div className="flex flex-wrap items-start justify-between gap-x-4">
        <FilterLinks
          label={t('campaigns.filter')}
          options={states.map((state) => ({
            href: hrefWith({ ...shown, status: state }),
            text: state === 'all' ? t('campaigns.all') : t(`campaignStatuses.${state}`),
            current: status === state,
          }))}
        />
        <div className="mb-4">
          <SortPanel
            fields={campaignSortFields
              .filter((field) => field !== 'change' || filter.previous !== null)
              .map((field) => ({ field, text: t(`campaigns.columns.${field === 'name' ? 'campaign' : field}`) }))}
            sort={sort}
            ascendingFirst={ascendingFirst}
            hrefOf={(chosen) => hrefWith({ status, ...searched, ...sortParameter(chosen) })}
          />
        </div>
      </div>
      <FilteredArea>
        {setup && step && !isNarrowed ? (
          <SetupEmpty step={step} {...{ setup, orgId, role }} icon={Megaphone} title={t('campaigns.emptyTitle')} />
        ) : campaigns.length === 0 ? (
          <NoCampaigns
            search={text}
            isEveryState={status === 'all'}
            isNarrowed={isNarrowed}
            everyStateHref={hrefWith({ ...shown, status: 'all' })}
            withoutSearchHref={hrefWith({ status, ...sorted })}
            withoutFilterHref={withParameters(path, Object.entries(shown))}
          />
        ) : (
          <>
            {canLabel ? (
              <LabellingForm labels={labels} orgId={orgId} action={labelCampaigns} undo={restoreCampaignLabels} />
            ) : null}
            <CampaignTable
              campaigns={campaigns}
              counted={counted}
              selectable={canLabel}
              sort={sort}
              sortHref={(chosen) => hrefWith({ status, ...searched, ...sortParameter(chosen) })}
              isCompared={filter.previous !== null}
            />
          </>
        )}
        <PageLinks
          firstHref={cursor ? hrefWith(shown) : null}
          nextHref={nextCursor ? hrefWith({ ...shown, cursor: nextCursor }) : null}
        />
      </FilteredArea>
    </FilterNavigation>
  );
}

function sortParameter(sort: CampaignSort): Record<string, string> {
  return parameterOf('sort', sort === DEFAULT_CAMPAIGN_SORT ? undefined : sort);
}

function parameterOf(name: string, value: string | undefined): Record<string, string> {
  return value === undefined ? {} : { [name]: value };
}
