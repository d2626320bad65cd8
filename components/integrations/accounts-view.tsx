import { useLocale, useTranslations } from 'next-intl';
import type { FormAction } from '@/components/forms/action-result';
import { ConnectionName } from '@/components/platforms/connection-name';
import { PlatformMark } from '@/components/platforms/platform-mark';
import { orgHref } from '@/components/shell/org-href';
import { BackLink } from '@/components/ui/back-link';
import { Notice } from '@/components/ui/notice';
import { PageHeader } from '@/components/ui/page-header';
import type { IntegrationDto } from '@/lib/integrations/types';
import { ChooseAccountsForm } from './choose-accounts-form';
import { ConnectLink } from './connect-link';
import { DeclinedNotice } from './declined-notice';
import { MissingConsents } from './missing-consents';
import { NoAccountsNotice } from './no-accounts-notice';
import { isSynced } from './required-action';

export function AccountsView({
  integration,
  orgId,
  action,
}: {
  integration: IntegrationDto;
  orgId: string;
  action: FormAction;
}) {
  const t = useTranslations('integrations');
  const locale = useLocale();
  const { id, platform, adAccounts, profiles, status } = integration;
  const isEmpty = adAccounts.length + profiles.length === 0;
  // A declined permission explains the empty list; a manager at the platform cannot help then.
  const isDeclined = integration.scopesDeclined.length > 0;
  return (
    <>
      <BackLink href={orgHref(locale, orgId, `integrations/${id}`)}>
        <ConnectionName connection={integration.sync} />
      </BackLink>
      <PageHeader
        title={
          <span className="flex items-center gap-3">
            <PlatformMark platform={platform} size="lg" />
            {t('accounts.title')}
          </span>
        }
      >
        <p className="mt-2">{t('accounts.intro')}</p>
      </PageHeader>
      {status === 'choosing_accounts' || isSynced(integration) ? (
        <div className="grid gap-5">
          <MissingConsents integration={integration} orgId={orgId} />
          <DeclinedNotice integration={integration} orgId={orgId} />
          <StandbyNotice integration={integration} />
          {isEmpty && !isDeclined ? <NoAccountsNotice integration={integration} orgId={orgId} /> : null}
          {isEmpty ? null : <ChooseAccountsForm integration={integration} orgId={orgId} action={action} />}
        </div>
      ) : (
        <Notice
          kind="warning"
          title={t('accounts.endedTitle')}
          action={
            <ConnectLink platform={platform} orgId={orgId} integrationId={id} variant="primary" size="sm">
              {t('reconnect')}
            </ConnectLink>
          }
        >
          {t('accounts.endedBody')}
        </Notice>
      )}
    </>
  );
}

function StandbyNotice({
  integration: { platform, displayName, adAccounts, profiles },
}: {
  integration: Pick<IntegrationDto, 'platform' | 'displayName' | 'adAccounts' | 'profiles'>;
}) {
  const t = useTranslations('integrations.accounts');
  const name = useTranslations('platforms')(platform);
  const reached = [...adAccounts, ...profiles];
  const elsewhere = reached.filter(({ readThrough }) => readThrough !== null);
  if (elsewhere.length === 0) return null;
  const all = elsewhere.length === reached.length ? 'yes' : 'no';
  return (
    <Notice kind="info" title={t('standbyTitle')}>
      {t('standbyBody', { all, platform: name, name: displayName })}
    </Notice>
  );
}
