import { useTranslations } from 'next-intl';
import { Notice } from '@/components/ui/notice';
import type { IntegrationDto } from '@/lib/integrations/types';
import { ConnectLink } from './connect-link';

/** The consents of the platform that were not given yet, each with the way to give it. */
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
    .filter(({ granted }) => !granted)
    .map(({ kind }) => (
      <Notice
        key={kind}
        kind="info"
        title={t(`missingTitle.${kind}`)}
        action={
          <ConnectLink platform={platform} orgId={orgId} integrationId={id} consent={kind} size="sm">
            {t(`allow.${kind}`)}
          </ConnectLink>
        }
      >
        {t('missingBody', { platform: name })}
      </Notice>
    ));
}
