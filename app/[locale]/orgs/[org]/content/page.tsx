import { Newspaper } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { orFirstPage } from '@/app/[locale]/or-first-page';
import { PostList } from '@/components/content/post-list';
import { SetupEmpty } from '@/components/setup/setup-empty';
import { orgHref } from '@/components/shell/org-href';
import { EmptyState } from '@/components/ui/empty-state';
import { FilterLinks } from '@/components/ui/filter-links';
import { PageHeader } from '@/components/ui/page-header';
import { PageLinks } from '@/components/ui/page-links';
import { listPosts } from '@/lib/posts/list-posts';
import { postListQuery } from '@/lib/posts/schema';
import { loadSetup } from '@/lib/setup/load-setup';
import { nextSetupStep } from '@/lib/setup/setup-step';
import { firstValue, type SearchParams, withSearch } from '../../../list-search';
import { openOrgPage } from '../../../open-org-page';

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
  const given = { status: firstValue(search.status), cursor: firstValue(search.cursor) };
  // An invalid address shows the first page instead of an error.
  const query = postListQuery.safeParse(given).data ?? postListQuery.parse({});
  const { posts, nextCursor } = await orFirstPage(
    (cursor) => listPosts(session.orgId, { ...query, cursor }),
    query.cursor,
  );
  const setup = posts.length === 0 ? await loadSetup(session.orgId) : null;
  const step = setup && nextSetupStep(setup);
  const path = orgHref(locale, session.orgId, 'content');
  const { status } = query;
  return (
    <>
      <PageHeader title={t('content.title')}>{t('content.intro')}</PageHeader>
      <FilterLinks
        label={t('content.filter')}
        options={filters.map((filter) => ({
          href: withSearch(path, { status: filter }),
          text: t(`postStatuses.${filter}`),
          current: status === filter,
        }))}
      />
      {setup && step ? (
        <SetupEmpty
          step={step}
          setup={setup}
          orgId={session.orgId}
          role={session.role}
          icon={Newspaper}
          title={t('content.emptyTitle')}
        />
      ) : posts.length === 0 ? (
        <EmptyState icon={Newspaper} title={t('content.emptyTitle')} tall>
          {t('content.emptyBody')}
        </EmptyState>
      ) : (
        <PostList posts={posts} timeZone={session.organization.timeZone} />
      )}
      <PageLinks
        firstHref={query.cursor ? withSearch(path, { status }) : null}
        nextHref={nextCursor ? withSearch(path, { status, cursor: nextCursor }) : null}
      />
    </>
  );
}
