import { Megaphone } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { CampaignTable } from '@/components/campaigns/campaign-table';
import { formatDayRange } from '@/components/i18n/format';
import { orgHref } from '@/components/shell/org-href';
import { EmptyState } from '@/components/ui/empty-state';
import { FilterLinks } from '@/components/ui/filter-links';
import { PageHeader } from '@/components/ui/page-header';
import { PageLinks } from '@/components/ui/page-links';
import { listCampaigns } from '@/lib/campaigns/data';
import { campaignListQuery } from '@/lib/campaigns/schema';
import { orFirstPage } from '../../../first-page';
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
  const shown = firstValue(search.status) ?? 'active';
  const asked = { status: shown === 'all' ? undefined : shown, cursor: firstValue(search.cursor) };
  // A mangled address shows the whole list rather than an error.
  const query = campaignListQuery.safeParse(asked).data ?? campaignListQuery.parse({});
  const { period, campaigns, nextCursor } = await orFirstPage(
    (cursor) => listCampaigns(session, { ...query, cursor }),
    query.cursor,
  );
  const path = orgHref(locale, session.orgId, 'campaigns');
  const status = query.status ?? 'all';
  return (
    <>
      <PageHeader title={t('campaigns.title')}>
        {t('campaigns.intro', { range: formatDayRange(period.from, period.to, locale) })}
      </PageHeader>
      <FilterLinks
        label={t('campaigns.filter')}
        options={[
          ...filters.map((filter) => ({
            href: withSearch(path, { status: filter }),
            text: t(`campaignStatuses.${filter}`),
            current: status === filter,
          })),
          { href: withSearch(path, { status: 'all' }), text: t('campaigns.all'), current: status === 'all' },
        ]}
      />
      {campaigns.length === 0 ? (
        <EmptyState icon={Megaphone} title={t('campaigns.emptyTitle')} tall>
          {status === 'all' ? t('campaigns.emptyBody') : t('campaigns.emptyFiltered')}
        </EmptyState>
      ) : (
        <CampaignTable campaigns={campaigns} />
      )}
      <PageLinks
        firstHref={query.cursor ? withSearch(path, { status }) : null}
        nextHref={nextCursor ? withSearch(path, { status, cursor: nextCursor }) : null}
      />
    </>
  );
}
