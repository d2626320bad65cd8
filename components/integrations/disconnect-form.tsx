import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/forms/action-form';
import type { FormAction } from '@/components/forms/action-result';
import { ConfirmDialog } from '@/components/forms/confirm-dialog';
import { SubmitButton } from '@/components/forms/submit-button';
import type { IntegrationDto } from '@/lib/integrations/types';

/** Ends a connection after asking. */
export function DisconnectForm({
  action,
  orgId,
  integration,
}: {
  action: FormAction;
  orgId: string;
  integration: IntegrationDto;
}) {
  const t = useTranslations();
  return (
    <ConfirmDialog
      trigger={t('integrations.detail.disconnect')}
      title={t('integrations.detail.disconnectTitle', { name: integration.displayName })}
      body={t('integrations.detail.disconnectBody')}
      cancel={t('common.cancel')}
    >
      <ActionForm
        action={action}
        hidden={{ org: orgId, integration: integration.id }}
        errorTitle={t('common.errorTitle')}
      >
        <SubmitButton variant="danger">{t('integrations.detail.disconnect')}</SubmitButton>
      </ActionForm>
    </ConfirmDialog>
  );
}
