import { useLocale } from 'next-intl';
import { formatInstant } from '@/components/i18n/format';
import type { PostDto } from '@/lib/posts/schema';
import { EngagementFigures } from './engagement-figures';
import { PostSummary } from './post-summary';

export function PostList({ posts, timeZone }: { posts: PostDto[]; timeZone: string }) {
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
            <PostSummary post={{ ...post, excerpt: post.text }}>
              {at ? <time dateTime={at}>{formatInstant(at, locale, timeZone)}</time> : null}
            </PostSummary>
            {post.status === 'published' ? (
              <div className="ps-9 lg:ps-0">
                <EngagementFigures engagement={post.engagement} />
              </div>
            ) : null}
          </li>
        );
      })}
    </ol>
  );
}
