import { RotateCcw } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/forms/action-form';
import type { FormAction } from '@/components/forms/action-result';
import { ConfirmDialog } from '@/components/forms/confirm-dialog';
import { SubmitButton } from '@/components/forms/submit-button';

export function ReplayForm({ action, orgId, deliveryId }: { action: FormAction; orgId: string; deliveryId: string }) {
  const t = useTranslations();
  return (
    <ConfirmDialog
      trigger={
        <>
          <RotateCcw aria-hidden="true" />
          {t('deliveries.replay.button')}
        </>
      }
      triggerVariant="primary"
      title={t('deliveries.replay.title')}
      body={t('deliveries.replay.body')}
      cancel={t('common.cancel')}
    >
      <ActionForm
        action={action}
        hidden={{ org: orgId, delivery: deliveryId }}
        errorTitle={t('common.errorTitle')}
        className="flex-col gap-2"
      >
        <SubmitButton variant="primary">{t('deliveries.replay.button')}</SubmitButton>
      </ActionForm>
    </ConfirmDialog>
  );
}
