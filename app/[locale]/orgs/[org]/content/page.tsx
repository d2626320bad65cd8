import { Newspaper, SearchX } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { orFirstPage } from '@/app/[locale]/or-first-page';
import { PostList } from '@/components/content/post-list';
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
import { EmptyState } from '@/components/ui/empty-state';
import { FilterLinks } from '@/components/ui/filter-links';
import { PageHeader } from '@/components/ui/page-header';
import { PageLinks } from '@/components/ui/page-links';
import { listAccountChoices } from '@/lib/accounts/list-account-choices';
import { roleAtLeast } from '@/lib/auth/roles';
import { dayInZone } from '@/lib/dates';
import { listLabelNames } from '@/lib/labels/list-label-names';
import { listPosts } from '@/lib/posts/list-posts';
import { postDays } from '@/lib/posts/post-days';
import { postListFields, postSortFields } from '@/lib/posts/schema';
import { loadSetup } from '@/lib/setup/load-setup';
import { nextSetupStep } from '@/lib/setup/setup-step';
import type { SearchParams } from '../../../list-search';
import { openOrgPage, orNotFound } from '../../../open-org-page';
import { readFigureFilter } from '../../../read-figure-filter';
import { labelPosts, restorePostLabels } from './actions';

interface ContentPageProps {
  params: Promise<{ locale: string; org: string }>;
  searchParams: SearchParams;
}

const states = ['published', 'scheduled'] as const;
const NEWEST_FIRST = '-published';
const ownFields = { status: z.enum(states), sort: postListFields.sort, cursor: postListFields.cursor };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('content');
  return { title: t('title') };
}

export default async function ContentPage({ params, searchParams }: ContentPageProps) {
  const [{ session, locale }, search, t] = await Promise.all([openOrgPage(params), searchParams, getTranslations()]);
  const { orgId, organization, role } = session;
  const now = new Date();
  const { filter, own, refused } = readFigureFilter(search, organization, now, ownFields);
  const { status = 'published', sort, cursor } = own;
  const isPublished = status === 'published';
  const list = { status, sort: isPublished ? sort : undefined, limit: 25 };
  const [{ posts, nextCursor }, labels, profiles] = await Promise.all([
    orNotFound(orFirstPage((from) => listPosts(session, filter, { ...list, cursor: from }, now), cursor)),
    listLabelNames(orgId),
    listAccountChoices(orgId, 'profile'),
  ]);
  const setup = posts.length === 0 ? await loadSetup(orgId) : null;
  const step = setup && nextSetupStep(setup);
  const path = orgHref(locale, orgId, 'content');
  const today = dayInZone(now, organization.timeZone);
  const days = postDays(filter, today);
  const shown: Record<string, string> = { status, ...(sort && sort !== NEWEST_FIRST ? { sort } : {}) };
  const hrefWith = (parameters: Record<string, string>) => filterHref(path, organization.currency, filter, parameters);
  const isNarrowed = filter.platforms.length + filter.accounts.length + filter.labels.length > 0;
  const isMarketer = roleAtLeast(role, 'marketer');
  const canLabel = isMarketer && labels.length > 0;
  return (
    <FilterNavigation>
      <PageHeader
        title={t('content.title')}
        action={
          isMarketer ? (
            <ButtonLink href={orgHref(locale, orgId, 'settings#labels')} size="sm" variant="ghost">
              {t('labels.manage')}
            </ButtonLink>
          ) : null
        }
      >
        {isPublished
          ? t('content.intro', { range: formatDayRange(days.from, days.to, locale) })
          : t('content.introScheduled')}
      </PageHeader>
      <FilterBar
        path={path}
        kept={shown}
        filter={filter}
        organization={organization}
        today={today}
        accounts={profiles}
        accountKind="profile"
        without={isPublished ? ['compare'] : ['period', 'compare']}
        campaignNames={new Map()}
        labels={labels}
      />
      <RefusedFilters refused={refused} />
      <div className="flex flex-wrap items-start justify-between gap-x-4">
        <FilterLinks
          label={t('content.filter')}
          options={states.map((state) => ({
            href: hrefWith({ status: state }),
            text: t(`postStatuses.${state}`),
            current: status === state,
          }))}
        />
        {isPublished ? (
          <div className="mb-4">
            <SortPanel
              fields={postSortFields.map((field) => ({ field, text: t(`content.sorts.${field}`) }))}
              sort={sort ?? NEWEST_FIRST}
              ascendingFirst={[]}
              hrefOf={(chosen) => hrefWith(chosen === NEWEST_FIRST ? { status } : { status, sort: chosen })}
            />
          </div>
        ) : null}
      </div>
      <FilteredArea>
        {setup && step && !isNarrowed ? (
          <SetupEmpty step={step} {...{ setup, orgId, role }} icon={Newspaper} title={t('content.emptyTitle')} />
        ) : posts.length === 0 && isNarrowed ? (
          <EmptyState
            icon={SearchX}
            title={t('content.noneFoundTitle')}
            tall
            action={
              <ButtonLink href={withParameters(path, Object.entries(shown))} size="sm">
                {t('filters.clear')}
              </ButtonLink>
            }
          >
            {t('content.noneNarrowed')}
          </EmptyState>
        ) : posts.length === 0 ? (
          <EmptyState
            icon={Newspaper}
            title={isPublished ? t('content.nonePublishedTitle') : t('content.emptyTitle')}
            tall
          >
            {isPublished ? t('content.nonePublishedBody') : t('content.emptyBody')}
          </EmptyState>
        ) : (
          <>
            {canLabel ? (
              <LabellingForm labels={labels} orgId={orgId} action={labelPosts} undo={restorePostLabels} />
            ) : null}
            <PostList posts={posts} timeZone={organization.timeZone} selectable={canLabel} />
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
