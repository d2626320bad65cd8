import { useTranslations } from 'next-intl';
import { Notice } from '@/components/ui/notice';
import type { IntegrationDto } from '@/lib/integrations/types';
import { ConnectLink } from './connect-link';
import { PermissionEffect, PermissionName } from './permission-list';

export function DeclinedNotice({
  integration: { id, platform, scopesDeclined },
  orgId,
}: {
  integration: Pick<IntegrationDto, 'id' | 'platform' | 'scopesDeclined'>;
  orgId: string;
}) {
  const t = useTranslations('integrations');
  const name = useTranslations('platforms')(platform);
  if (scopesDeclined.length === 0) return null;
  return (
    <Notice
      kind="warning"
      title={t('accounts.declinedTitle', { platform: name })}
      action={
        <ConnectLink platform={platform} orgId={orgId} integrationId={id} variant="primary" size="sm">
          {t('detail.requestAgain')}
        </ConnectLink>
      }
    >
      <ul className="list-inside list-disc">
        {scopesDeclined.map((scope) => (
          <li key={scope}>
            <span className="font-medium">
              <PermissionName scope={scope} />
            </span>
            {': '}
            <PermissionEffect scope={scope} />
          </li>
        ))}
      </ul>
    </Notice>
  );
}
