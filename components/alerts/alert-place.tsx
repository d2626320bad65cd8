import { useTranslations } from 'next-intl';
import { PlatformMark } from '@/components/platforms/platform-mark';
import { NameText } from '@/components/ui/name-text';
import { RelativeTime } from '@/components/ui/relative-time';
import { isPlatformId } from '@/lib/platform-ids';
import type { Alert } from './alert-text';

/** Distinguishes two alerts of one name by platform, ad account and campaign end. */
export function AlertPlace({ values: { platform, accountName, endsAt } }: { values: Alert['values'] }) {
  const t = useTranslations('alerts');
  if (!isPlatformId(platform)) return null;
  return (
    <p className="mt-1 flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-muted">
      <PlatformMark platform={platform} size="sm" />
      {typeof accountName === 'string' ? <NameText>{accountName}</NameText> : null}
      {typeof endsAt === 'string' ? (
        <span>
          {t('ends')} <RelativeTime instant={endsAt} />
        </span>
      ) : null}
    </p>
  );
}
