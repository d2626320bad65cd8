import { useLocale, useTranslations } from 'next-intl';
import type { FormAction } from '@/components/forms/action-result';
import { useConnectionName } from '@/components/platforms/use-connection-name';
import { orgHref } from '@/components/shell/org-href';
import { ButtonLink } from '@/components/ui/button-link';
import { type Role, roleAtLeast } from '@/lib/auth/roles';
import type { IntegrationDto } from '@/lib/integrations/types';
import { ConnectLink } from './connect-link';
import { endedConsent, requiredAction } from './required-action';
import { SyncNowForm } from './sync-now-form';

export function RequiredActionButton({
  integration,
  orgId,
  role,
  syncAction,
  named = false,
}: {
  integration: IntegrationDto;
  orgId: string;
  role: Role;
  syncAction: FormAction;
  // True where several such buttons share a page: each then names its connection.
  named?: boolean;
}) {
  const t = useTranslations('integrations');
  const locale = useLocale();
  const nameOf = useConnectionName();
  const step = requiredAction(integration);
  const label = (words: string) => (named ? `${words}: ${nameOf(integration.sync)}` : undefined);
  if (step === 'sync') {
    if (!roleAtLeast(role, 'marketer')) return null;
    return <SyncNowForm action={syncAction} orgId={orgId} integrationId={integration.id} label={label(t('syncNow'))} />;
  }
  if (!roleAtLeast(role, 'admin')) return <p className="text-xs text-muted">{t('askAdmin')}</p>;
  if (step === 'choose_accounts') {
    return (
      <ButtonLink
        href={orgHref(locale, orgId, `integrations/${integration.id}/accounts`)}
        aria-label={label(t('choose'))}
        variant="primary"
        size="sm"
      >
        {t('choose')}
      </ButtonLink>
    );
  }
  const lost = endedConsent(integration);
  const words = lost ? t(`consents.reconnect.${lost.kind}`) : t('reconnect');
  return (
    <ConnectLink
      platform={integration.platform}
      orgId={orgId}
      integrationId={integration.id}
      {...(lost ? { consent: lost.kind } : {})}
      label={label(words)}
      // A connection that a person ended does not ask to be reconnected.
      variant={integration.status === 'disconnected' ? 'secondary' : 'primary'}
      size="sm"
    >
      {words}
    </ConnectLink>
  );
}
