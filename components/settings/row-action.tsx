import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/forms/action-form';
import type { FormAction } from '@/components/forms/action-result';
import { ConfirmDialog } from '@/components/forms/confirm-dialog';
import { SubmitButton } from '@/components/forms/submit-button';

export function RowAction({
  action,
  undo,
  hidden,
  verb,
  label,
  question,
  consequence,
}: {
  action: FormAction;
  undo?: FormAction | undefined;
  hidden: Record<string, string>;
  verb: string;
  label: string;
  question: string;
  consequence: string;
}) {
  const t = useTranslations('common');
  return (
    <ConfirmDialog
      trigger={verb}
      triggerVariant="ghost"
      triggerLabel={label}
      title={question}
      body={consequence}
      cancel={t('cancel')}
    >
      <ActionForm action={action} undo={undo} hidden={hidden} errorTitle={t('errorTitle')}>
        <SubmitButton variant="danger">{verb}</SubmitButton>
      </ActionForm>
    </ConfirmDialog>
  );
}
