import { CalendarClock } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { PostSummary } from '@/components/content/post-summary';
import { formatInstant } from '@/components/i18n/format';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import type { Dashboard } from '@/lib/dashboard/schema';

export function ScheduledSection({ posts, timeZone }: { posts: Dashboard['scheduledContent']; timeZone: string }) {
  const t = useTranslations('dashboard.scheduled');
  const locale = useLocale();
  return (
    <Card title={t('title')} headingId="scheduled-heading" flush>
      {posts.length === 0 ? (
        <EmptyState icon={CalendarClock} title={t('emptyTitle')}>
          {t('emptyBody')}
        </EmptyState>
      ) : (
        <ol className="divide-y divide-line border-t border-line">
          {posts.map((post) => (
            <li key={post.id} className="px-4 py-3 sm:px-5">
              <PostSummary post={post}>
                <time dateTime={post.scheduledAt}>{formatInstant(post.scheduledAt, locale, timeZone)}</time>
              </PostSummary>
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
}
