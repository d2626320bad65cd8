import { TriangleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { PlatformMark } from '@/components/platforms/platform-mark';
import type { PlatformId } from '@/lib/platforms/platform';

/** A campaign's name with its platform and ad account below. */
export function CampaignName({
  name,
  platform,
  accountName,
  hasIssues,
  wide = false,
}: {
  name: string;
  platform: PlatformId;
  accountName: string;
  hasIssues: boolean;
  /** True where the table has room. */
  wide?: boolean;
}) {
  const t = useTranslations('campaigns');
  return (
    <div className="flex items-center gap-3">
      <PlatformMark platform={platform} />
      <div className={wide ? 'w-44 sm:w-72' : 'w-36 sm:w-48'}>
        <p className="flex items-center gap-1.5">
          <span dir="auto" className="truncate text-match-parent font-medium" title={name}>
            {name}
          </span>
          {hasIssues ? (
            <span title={t('hasIssues')} className="text-warning">
              <TriangleAlert aria-hidden="true" className="size-3.5" />
              <span className="sr-only">{t('hasIssues')}</span>
            </span>
          ) : null}
        </p>
        <p className="truncate text-xs text-muted">
          <bdi>{accountName}</bdi>
        </p>
      </div>
    </div>
  );
}
