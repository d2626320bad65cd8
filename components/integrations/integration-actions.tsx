import { useTranslations } from 'next-intl';
import type { FormAction } from '@/components/forms/action-result';
import { type Role, roleAtLeast } from '@/lib/auth/roles';
import type { IntegrationDto } from '@/lib/integrations/types';
import { ConnectLink } from './connect-link';
import { DisconnectForm } from './disconnect-form';
import { EraseForm } from './erase-form';
import { isSynced, requiredAction } from './required-action';
import { SyncNowChoice } from './sync-now-choice';

export function IntegrationActions({
  integration,
  orgId,
  role,
  actions,
}: {
  integration: IntegrationDto;
  orgId: string;
  role: Role;
  actions: { sync: FormAction; disconnect: FormAction };
}) {
  const t = useTranslations('integrations');
  const admin = roleAtLeast(role, 'admin');
  return (
    <>
      {roleAtLeast(role, 'marketer') && isSynced(integration) ? (
        <SyncNowChoice action={actions.sync} orgId={orgId} integration={integration} />
      ) : null}
      {/* Where a notice asks to reconnect, it has the button itself. */}
      {admin && requiredAction(integration) !== 'reconnect' ? (
        <ConnectLink platform={integration.platform} orgId={orgId} integrationId={integration.id} size="sm">
          {t('reconnect')}
        </ConnectLink>
      ) : null}
      {admin && integration.status !== 'disconnected' ? (
        <DisconnectForm action={actions.disconnect} orgId={orgId} integration={integration} />
      ) : null}
      {admin && integration.status === 'disconnected' ? (
        <EraseForm action={actions.disconnect} orgId={orgId} integration={integration} />
      ) : null}
    </>
  );
}
