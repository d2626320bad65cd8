import { Newspaper } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { PostSummary } from '@/components/content/post-summary';
import { UsualEngagement } from '@/components/content/usual-engagement';
import { formatCount, formatInstant } from '@/components/i18n/format';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import type { Dashboard } from '@/lib/dashboard/schema';
import { ExplainedNumber } from './explained-number';
import { Why } from './why';

export function RecentPostsSection({
  posts,
  timeZone,
  contentHref,
  whyHref,
}: {
  posts: Dashboard['recentPosts'];
  timeZone: string;
  contentHref: string;
  // Of the engagement rate of a post.
  whyHref: (id: string) => string;
}) {
  const t = useTranslations('dashboard.recentPosts');
  const rateName = useTranslations('dashboard.overview')('engagementRate');
  const locale = useLocale();
  return (
    <Card
      flush
      title={t('title')}
      headingId="posts-heading"
      description={posts.length > 0 ? t('description') : null}
      action={
        <Link href={contentHref} className="text-xs font-medium text-accent hover:underline">
          {t('all')}
        </Link>
      }
    >
      {posts.length === 0 ? (
        <EmptyState icon={Newspaper} title={t('emptyTitle')}>
          {t('emptyBody')}
        </EmptyState>
      ) : (
        <ol className="divide-y divide-line border-t border-line">
          {posts.map((post) => (
            <li
              key={post.id}
              className="grid gap-x-6 gap-y-2 px-4 py-3 sm:px-5 md:grid-cols-[minmax(0,1fr)_18rem] xl:grid-cols-[minmax(0,1fr)_15rem] 2xl:grid-cols-[minmax(0,1fr)_20rem] md:items-center"
            >
              <PostSummary post={post}>
                <time dateTime={post.publishedAt}>{formatInstant(post.publishedAt, locale, timeZone)}</time>
              </PostSummary>
              <div className="ps-9 md:ps-0">
                <UsualEngagement usual={post.usual} why={<Why href={whyHref(post.id)} figure={rateName} />} />
                <Audience engagement={post.engagement} whyHref={whyHref(post.id)} />
              </div>
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
}

// All other figures of a post are on the content page.
function Audience({
  engagement,
  whyHref,
}: {
  engagement: Dashboard['recentPosts'][number]['engagement'];
  whyHref: string;
}) {
  const t = useTranslations('content.engagement');
  const locale = useLocale();
  const audience = (['reach', 'views'] as const).flatMap((name) => {
    const value = engagement?.[name] ?? null;
    return value === null ? [] : [{ label: t(name), count: formatCount(value, locale) }];
  })[0];
  return (
    <p className="text-xs text-muted">
      {audience ? (
        <>
          {audience.label}{' '}
          <ExplainedNumber href={whyHref}>
            <bdi className="tabular-nums">{audience.count}</bdi>
          </ExplainedNumber>
        </>
      ) : (
        t('none')
      )}
    </p>
  );
}
