import { useLocale, useTranslations } from 'next-intl';
import { formatInstant } from '@/components/i18n/format';
import { LabelChips } from '@/components/labels/label-chips';
import { SelectRow } from '@/components/labels/select-row';
import { classNames } from '@/components/ui/class-names';
import type { ListedPost } from '@/lib/posts/schema';
import { EngagementFigures } from './engagement-figures';
import { PostSummary } from './post-summary';
import { UsualEngagement } from './usual-engagement';

/** Rows are `selectable` for the labelling form. */
export function PostList({
  posts,
  timeZone,
  selectable,
}: {
  posts: ListedPost[];
  timeZone: string;
  selectable: boolean;
}) {
  const t = useTranslations('content');
  const locale = useLocale();
  return (
    <ol className="divide-y divide-line rounded-lg border border-line bg-surface shadow-card">
      {posts.map((post) => {
        const at = post.publishedAt ?? post.scheduledAt;
        return (
          <li
            key={post.id}
            className="grid gap-x-8 gap-y-2 px-4 py-3.5 sm:px-5 lg:grid-cols-[minmax(0,1fr)_minmax(0,24rem)] lg:items-center"
          >
            <div className="flex min-w-0 items-start gap-3">
              {selectable ? <SelectRow id={post.id} name={post.text || t('noText')} className="mt-0.5" /> : null}
              <div className="min-w-0 flex-1">
                <PostSummary post={{ ...post, excerpt: post.text }}>
                  {at ? <time dateTime={at}>{formatInstant(at, locale, timeZone)}</time> : null}
                </PostSummary>
                <div className="ps-9">
                  <LabelChips labels={post.labels} />
                </div>
              </div>
            </div>
            {post.status === 'published' ? (
              <div className={classNames(selectable ? 'ps-16' : 'ps-9', 'space-y-1 lg:ps-0')}>
                <UsualEngagement usual={post.usual} rate={post.engagementRate} />
                <EngagementFigures engagement={post.engagement} />
              </div>
            ) : null}
          </li>
        );
      })}
    </ol>
  );
}
