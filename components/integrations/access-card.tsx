import { useLocale, useTranslations } from 'next-intl';
import { formatInstant } from '@/components/i18n/format';
import { Card } from '@/components/ui/card';
import type { IntegrationDto } from '@/lib/integrations/types';
import { ConnectLink } from './connect-link';
import { ConsentList } from './consent-list';
import { PermissionList } from './permission-list';

export function AccessCard({
  integration,
  orgId,
  timeZone,
  canRequestAccess,
}: {
  integration: IntegrationDto;
  orgId: string;
  timeZone: string;
  // Whether the reader may open the consent screen.
  canRequestAccess: boolean;
}) {
  const t = useTranslations('integrations.detail');
  const locale = useLocale();
  const { id, platform, consents, scopesGranted, scopesDeclined, token, status } = integration;
  return (
    <Card
      flush
      title={t('permissions')}
      headingId="permissions-heading"
      description={
        <>
          <p>{t('permissionsHint')}</p>
          {status === 'disconnected' ? null : (
            <p>
              {token?.expiresAt
                ? t(token.renewsItself ? 'accessRenewed' : 'accessUntil', {
                    date: formatInstant(token.expiresAt, locale, timeZone),
                  })
                : t('accessOpen')}
            </p>
          )}
        </>
      }
      action={
        canRequestAccess && scopesDeclined.length > 0 ? (
          <ConnectLink platform={platform} orgId={orgId} integrationId={id} size="sm">
            {t('requestAgain')}
          </ConnectLink>
        ) : null
      }
    >
      {/* With a single consent, reconnecting gives it. */}
      {consents.length > 1 ? (
        <ConsentList integration={integration} orgId={orgId} canRequestAccess={canRequestAccess} />
      ) : null}
      <PermissionList granted={scopesGranted} declined={scopesDeclined} />
    </Card>
  );
}
