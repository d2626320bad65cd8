import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/forms/action-form';
import type { FormAction } from '@/components/forms/action-result';
import { CloseDialogButton } from '@/components/forms/close-dialog-button';
import { ConfirmDialog } from '@/components/forms/confirm-dialog';
import { SubmitButton } from '@/components/forms/submit-button';
import { useConnectionName } from '@/components/platforms/use-connection-name';
import type { IntegrationDto } from '@/lib/integrations/types';
import { RemoveAccessHint } from './remove-access-hint';

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
  const nameOf = useConnectionName();
  return (
    <ConfirmDialog
      trigger={t('integrations.detail.disconnect')}
      title={t('integrations.detail.disconnectTitle', { name: nameOf(integration.sync) })}
      body={t(
        integration.accessSettingsUrl
          ? 'integrations.detail.disconnectKeepsAccess'
          : 'integrations.detail.disconnectBody',
      )}
    >
      <RemoveAccessHint integration={integration} />
      <ActionForm
        action={action}
        hidden={{ org: orgId, integration: integration.id }}
        errorTitle={t('common.errorTitle')}
        className="mt-4 flex-col gap-4"
      >
        <label className="flex items-start gap-3 rounded-md border border-line p-3 whitespace-normal">
          <input type="checkbox" name="eraseHistory" className="mt-0.5 size-4 shrink-0" />
          <span>
            <span className="block text-sm font-medium">{t('integrations.detail.eraseToo')}</span>
            <span className="block text-xs text-muted">{t('integrations.detail.eraseHint')}</span>
          </span>
        </label>
        <div className="flex flex-wrap justify-end gap-2">
          <CloseDialogButton>{t('common.cancel')}</CloseDialogButton>
          <SubmitButton variant="danger">{t('integrations.detail.disconnect')}</SubmitButton>
        </div>
      </ActionForm>
    </ConfirmDialog>
  );
}
