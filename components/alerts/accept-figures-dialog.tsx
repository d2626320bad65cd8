import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/forms/action-form';
import type { FormAction } from '@/components/forms/action-result';
import { CloseDialogButton } from '@/components/forms/close-dialog-button';
import { ConfirmDialog } from '@/components/forms/confirm-dialog';
import { SubmitButton } from '@/components/forms/submit-button';
import type { HeldFiguresDto } from '@/lib/alerts/held-figures-schema';
import { FigureChange } from './figure-change';

export function AcceptFiguresDialog({
  held,
  orgId,
  action,
}: {
  held: readonly HeldFiguresDto[];
  orgId: string;
  action: FormAction;
}) {
  const t = useTranslations();
  const [first] = held;
  if (!first) return null;
  const count = held.length;
  const trigger = count === 1 ? t('heldFigures.accept') : t('heldFigures.acceptAll', { count });
  return (
    <ConfirmDialog
      trigger={trigger}
      triggerVariant="secondary"
      triggerLabel={count === 1 ? `${trigger}: ${first.name}` : trigger}
      title={t('heldFigures.question', { count })}
      body={t('heldFigures.effect')}
    >
      <ul className="mt-4 grid gap-3">
        {held.map((one) => (
          <FigureChange key={one.adAccountId} held={one} />
        ))}
      </ul>
      <ActionForm
        action={action}
        hidden={{ org: orgId }}
        errorTitle={t('common.errorTitle')}
        className="mt-4 flex-col gap-4"
      >
        {held.map(({ adAccountId }) => (
          <input key={adAccountId} type="hidden" name="adAccountIds" value={adAccountId} />
        ))}
        <div className="flex flex-wrap justify-end gap-2">
          <CloseDialogButton>{t('common.cancel')}</CloseDialogButton>
          <SubmitButton variant="danger">{trigger}</SubmitButton>
        </div>
      </ActionForm>
    </ConfirmDialog>
  );
}
