import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/forms/action-form';
import type { FormAction } from '@/components/forms/action-result';
import { ConfirmDialog } from '@/components/forms/confirm-dialog';
import { SubmitButton } from '@/components/forms/submit-button';
import { useConnectionName } from '@/components/platforms/use-connection-name';
import type { IntegrationDto } from '@/lib/integrations/types';

export function EraseForm({
  action,
  orgId,
  integration,
}: {
  action: FormAction;
  orgId: string;
  integration: IntegrationDto;
}) {
  const t = useTranslations();
  const nameOf = useConnectionName();
  return (
    <ConfirmDialog
      trigger={t('integrations.detail.erase')}
      title={t('integrations.detail.eraseTitle', { name: nameOf(integration.sync) })}
      body={t('integrations.detail.eraseHint')}
      cancel={t('common.cancel')}
    >
      <ActionForm
        action={action}
        hidden={{ org: orgId, integration: integration.id, eraseHistory: 'on' }}
        errorTitle={t('common.errorTitle')}
      >
        <SubmitButton variant="danger">{t('integrations.detail.erase')}</SubmitButton>
      </ActionForm>
    </ConfirmDialog>
  );
}
