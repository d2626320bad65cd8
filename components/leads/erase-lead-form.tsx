import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/forms/action-form';
import type { FormAction } from '@/components/forms/action-result';
import { ConfirmDialog } from '@/components/forms/confirm-dialog';
import { SubmitButton } from '@/components/forms/submit-button';

export function EraseLeadForm({
  action,
  orgId,
  leadId,
  name,
}: {
  action: FormAction;
  orgId: string;
  leadId: string;
  name: string | null;
}) {
  const t = useTranslations();
  const who = name ?? t('leads.nameless');
  return (
    <ConfirmDialog
      trigger={t('leads.erase.button')}
      triggerLabel={t('leads.erase.label', { name: who })}
      title={t('leads.erase.title', { name: who })}
      body={t('leads.erase.body')}
      cancel={t('common.cancel')}
    >
      <ActionForm action={action} hidden={{ org: orgId, lead: leadId }} errorTitle={t('common.errorTitle')}>
        <SubmitButton variant="danger">{t('leads.erase.button')}</SubmitButton>
      </ActionForm>
    </ConfirmDialog>
  );
}
