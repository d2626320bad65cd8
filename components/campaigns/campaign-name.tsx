import { TriangleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { PlatformMark } from '@/components/platforms/platform-mark';
import { classNames } from '@/components/ui/class-names';
import { NameText } from '@/components/ui/name-text';
import type { PlatformId } from '@/lib/platform-ids';

export function CampaignName({
  name,
  platform,
  accountName,
  hasIssues,
  wide = false,
  note,
}: {
  name: string;
  platform: PlatformId;
  accountName: string;
  hasIssues: boolean;
  wide?: boolean;
  note?: ReactNode;
}) {
  const t = useTranslations('campaigns');
  return (
    <div className="flex items-center gap-2 sm:gap-3">
      <PlatformMark platform={platform} />
      <div className={classNames('min-w-20', wide ? 'lg:min-w-48 2xl:min-w-56' : 'sm:min-w-36 xl:min-w-40')}>
        <p className="flex items-center gap-1.5">
          <NameText className="font-medium">{name}</NameText>
          {hasIssues ? (
            <span title={t('hasIssues')} className="text-warning">
              <TriangleAlert aria-hidden="true" className="size-3.5" />
              <span className="sr-only">{t('hasIssues')}</span>
            </span>
          ) : null}
        </p>
        <p className="text-xs text-muted">
          <NameText>{accountName}</NameText>
        </p>
        {note ? <p className="text-xs text-muted">{note}</p> : null}
      </div>
    </div>
  );
}
