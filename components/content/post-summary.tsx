import { ExternalLink } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { PlatformMark } from '@/components/platforms/platform-mark';
import { NameText } from '@/components/ui/name-text';
import type { PlatformId } from '@/lib/platform-ids';

export function PostSummary({
  post,
  children,
}: {
  post: { platform: PlatformId; profileName: string; excerpt: string; permalink: string | null };
  children: ReactNode;
}) {
  const t = useTranslations('content');
  return (
    <div className="flex min-w-0 items-start gap-3">
      <PlatformMark platform={post.platform} className="mt-0.5" />
      <div className="min-w-0 flex-1">
        {post.excerpt ? (
          <p dir="auto" className="line-clamp-2 text-match-parent text-sm">
            {post.excerpt}
          </p>
        ) : (
          <p className="text-sm text-faint">{t('noText')}</p>
        )}
        <p className="mt-0.5 flex flex-wrap items-center gap-x-1.5 text-xs text-muted">
          <NameText className="max-w-48">{post.profileName}</NameText>
          <span aria-hidden="true">·</span>
          {children}
          {post.permalink ? (
            <a
              href={post.permalink}
              target="_blank"
              rel="noopener noreferrer"
              className="inline-flex items-center gap-1 text-accent hover:underline"
            >
              <ExternalLink aria-hidden="true" className="size-3" />
              <span className="sr-only">{t('openPost')}</span>
            </a>
          ) : null}
        </p>
      </div>
    </div>
  );
}
