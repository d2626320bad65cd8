import { Newspaper, SearchX } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { orFirstPage } from '@/app/[locale]/or-first-page';
import { PostList } from '@/components/content/post-list';
import { LabellingForm } from '@/components/labels/labelling-form';
import { PlatformAndLabelFilters } from '@/components/labels/platform-and-label-filters';
import { SetupEmpty } from '@/components/setup/setup-empty';
import { orgHref } from '@/components/shell/org-href';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { FilterLinks } from '@/components/ui/filter-links';
import { PageHeader } from '@/components/ui/page-header';
import { PageLinks } from '@/components/ui/page-links';
import { roleAtLeast } from '@/lib/auth/roles';
import { listLabelNames } from '@/lib/labels/list-label-names';
import { listPosts } from '@/lib/posts/list-posts';
import { postListQuery } from '@/lib/posts/schema';
import { loadSetup } from '@/lib/setup/load-setup';
import { nextSetupStep } from '@/lib/setup/setup-step';
import { firstValue, type SearchParams, withSearch } from '../../../list-search';
import { openOrgPage, orNotFound } from '../../../open-org-page';
import { labelPosts } from './actions';

interface ContentPageProps {
  params: Promise<{ locale: string; org: string }>;
  searchParams: SearchParams;
}

const filters = ['published', 'scheduled'] as const;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('content');
  return { title: t('title') };
}

export default async function ContentPage({ params, searchParams }: ContentPageProps) {
  const [{ session, locale }, search, t] = await Promise.all([openOrgPage(params), searchParams, getTranslations()]);
  const given = {
    status: firstValue(search.status),
    platforms: firstValue(search.platforms),
    accounts: firstValue(search.accounts),
    labels: firstValue(search.labels),
    cursor: firstValue(search.cursor),
  };
  // An invalid address shows the first page instead of an error.
  const query = postListQuery.safeParse(given).data ?? postListQuery.parse({});
  const [{ posts, nextCursor }, labels] = await Promise.all([
    orNotFound(orFirstPage((cursor) => listPosts(session.orgId, { ...query, cursor }), query.cursor)),
    listLabelNames(session.orgId),
  ]);
  const setup = posts.length === 0 ? await loadSetup(session.orgId) : null;
  const step = setup && nextSetupStep(setup);
  const path = orgHref(locale, session.orgId, 'content');
  const { status } = query;
  const narrowed = {
    platforms: query.platforms?.join(','),
    accounts: query.accounts?.join(','),
    labels: query.labels?.join(','),
  };
  const isNarrowed = Object.values(narrowed).some(Boolean);
  const hrefWith = (change: Record<string, string | null>) => withSearch(path, { status, ...narrowed, ...change });
  const isMarketer = roleAtLeast(session.role, 'marketer');
  const canLabel = isMarketer && labels.length > 0;
  return (
    <>
      <PageHeader
        title={t('content.title')}
        action={
          isMarketer ? (
            <ButtonLink href={orgHref(locale, session.orgId, 'settings#labels')} size="sm" variant="ghost">
              {t('labels.manage')}
            </ButtonLink>
          ) : null
        }
      >
        {t('content.intro')}
      </PageHeader>
      <FilterLinks
        label={t('content.filter')}
        options={filters.map((filter) => ({
          href: hrefWith({ status: filter }),
          text: t(`postStatuses.${filter}`),
          current: status === filter,
        }))}
      />
      <PlatformAndLabelFilters labels={labels} chosen={query} hrefWith={hrefWith} />
      {setup && step && !isNarrowed ? (
        <SetupEmpty
          step={step}
          setup={setup}
          orgId={session.orgId}
          role={session.role}
          icon={Newspaper}
          title={t('content.emptyTitle')}
        />
      ) : posts.length === 0 && isNarrowed ? (
        <EmptyState
          icon={SearchX}
          title={t('content.noneFoundTitle')}
          tall
          action={
            <ButtonLink href={withSearch(path, { status })} size="sm">
              {t('listFilters.clear')}
            </ButtonLink>
          }
        >
          {t('content.noneNarrowed')}
        </EmptyState>
      ) : posts.length === 0 ? (
        <EmptyState icon={Newspaper} title={t('content.emptyTitle')} tall>
          {t('content.emptyBody')}
        </EmptyState>
      ) : (
        <>
          {canLabel ? <LabellingForm labels={labels} orgId={session.orgId} action={labelPosts} /> : null}
          <PostList posts={posts} timeZone={session.organization.timeZone} selectable={canLabel} />
        </>
      )}
      <PageLinks
        firstHref={query.cursor ? hrefWith({}) : null}
        nextHref={nextCursor ? hrefWith({ cursor: nextCursor }) : null}
      />
    </>
  );
}
