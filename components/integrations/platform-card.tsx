import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { PlatformMark } from '@/components/platforms/platform-mark';
import { Badge } from '@/components/ui/badge';
import { ConnectLink } from './connect-link';
import type { PlatformOffer } from './platform-offer';

export function PlatformCard({
  platform: { id, available, reads },
  orgId,
  canConnect,
}: {
  platform: PlatformOffer;
  orgId: string;
  canConnect: boolean;
}) {
  const t = useTranslations('integrations');
  const name = useTranslations('platforms')(id);
  return (
    <li className="flex flex-col gap-3 rounded-lg border border-line bg-surface p-4 shadow-card sm:p-5">
      <div className="flex items-center gap-3">
        <PlatformMark platform={id} decorative size="lg" />
        <div className="min-w-0">
          <h3 className="font-semibold">{name}</h3>
          {reads ? <p className="text-xs text-muted">{t(`consents.kinds.${reads}`)}</p> : null}
        </div>
      </div>
      <p className="text-sm text-muted">{t(`descriptions.${id}`)}</p>
      <div className="mt-auto flex min-h-8 items-center pt-1">
        {available && canConnect ? (
          <ConnectLink
            platform={id}
            orgId={orgId}
            label={t('connectPlatform', { platform: name })}
            variant="primary"
            size="sm"
          >
            <Plus aria-hidden="true" />
            {t('connect')}
          </ConnectLink>
        ) : null}
        {available && !canConnect ? <p className="text-xs text-muted">{t('adminOnly')}</p> : null}
        {available ? null : <Badge>{t('notConfigured')}</Badge>}
      </div>
    </li>
  );
}
