import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { PlatformMark } from '@/components/platforms/platform-mark';
import { Badge } from '@/components/ui/badge';
import type { PlatformId } from '@/lib/platforms/platform';
import { ConnectLink } from './connect-link';

export type PlatformAvailability = 'available' | 'not_configured' | 'not_in_version';

/** A platform that can be connected, or the reason why it cannot. */
export function PlatformCard({
  platform,
  orgId,
  availability,
  connected,
  mayConnect,
}: {
  platform: PlatformId;
  orgId: string;
  availability: PlatformAvailability;
  /** Whether the organization has a connection already. */
  connected: boolean;
  mayConnect: boolean;
}) {
  const t = useTranslations('integrations');
  const name = useTranslations('platforms')(platform);
  return (
    <li className="flex flex-col gap-4 rounded-lg border border-line bg-surface p-4 shadow-card sm:p-5">
      <div className="flex items-start gap-3">
        <PlatformMark platform={platform} decorative size="lg" />
        <div className="min-w-0">
          <h3 className="font-semibold">{name}</h3>
          <p className="text-sm text-muted">{t(`descriptions.${platform}`)}</p>
        </div>
      </div>
      <div className="mt-auto flex min-h-8 items-center">
        {availability === 'available' && mayConnect ? (
          <ConnectLink
            platform={platform}
            orgId={orgId}
            label={t('connectPlatform', { platform: name })}
            variant={connected ? 'secondary' : 'primary'}
            size="sm"
          >
            <Plus aria-hidden="true" />
            {connected ? t('connectAnother') : t('connect')}
          </ConnectLink>
        ) : null}
        {availability === 'available' && !mayConnect ? <p className="text-xs text-muted">{t('adminOnly')}</p> : null}
        {availability === 'not_configured' ? <Badge>{t('notConfigured')}</Badge> : null}
        {availability === 'not_in_version' ? <Badge>{t('notInVersion')}</Badge> : null}
      </div>
    </li>
  );
}
