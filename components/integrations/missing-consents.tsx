import { useTranslations } from 'next-intl';
import { Notice } from '@/components/ui/notice';
import type { IntegrationDto } from '@/lib/integrations/types';
import { ConnectLink } from './connect-link';

export function MissingConsents({
  integration: { id, platform, consents },
  orgId,
}: {
  integration: Pick<IntegrationDto, 'id' | 'platform' | 'consents'>;
  orgId: string;
}) {
  const t = useTranslations('integrations.consents');
  const name = useTranslations('platforms')(platform);
  return consents
    .filter(({ status }) => status !== 'granted')
    .map(({ kind, status }) => (
      <Notice
        key={kind}
        kind="info"
        title={status === 'reauth_required' ? t(`lostTitle.${kind}`) : t(`missingTitle.${kind}`)}
        action={
          <ConnectLink platform={platform} orgId={orgId} integrationId={id} consent={kind} size="sm">
            {status === 'reauth_required' ? t(`reconnect.${kind}`) : t(`allow.${kind}`)}
          </ConnectLink>
        }
      >
        {status === 'reauth_required' ? t('restSyncs') : t('missingBody', { platform: name })}
      </Notice>
    ));
}
