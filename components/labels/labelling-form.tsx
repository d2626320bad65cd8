import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/forms/action-form';
import type { FormAction } from '@/components/forms/action-result';
import { SelectField } from '@/components/forms/select-field';
import { SubmitButton } from '@/components/forms/submit-button';
import type { LabelRef } from '@/lib/labels/schema';
import { SelectAllRows } from './select-all-rows';

export const LABELLING_FORM = 'labelling';

/** Attaches a label to the rows that are selected with `SelectRow`, or detaches it from them. */
export function LabellingForm({
  labels,
  orgId,
  action,
  undo,
}: {
  labels: readonly LabelRef[];
  orgId: string;
  action: FormAction;
  undo: FormAction;
}) {
  const t = useTranslations();
  return (
    <ActionForm
      id={LABELLING_FORM}
      action={action}
      undo={undo}
      hidden={{ org: orgId }}
      errorTitle={t('common.errorTitle')}
      label={t('labels.form')}
      resetOnSuccess
      className="mb-4 flex-wrap items-end gap-2"
    >
      <SelectField
        name="label"
        label={t('labels.selected')}
        choices={labels.map(({ id, name }) => ({ value: id, label: name }))}
        className="w-full sm:w-56"
      />
      <SubmitButton name="attached" value="true">
        {t('labels.attach')}
      </SubmitButton>
      <SubmitButton name="attached" value="false">
        {t('labels.detach')}
      </SubmitButton>
      <SelectAllRows label={t('labels.selectAll')} />
    </ActionForm>
  );
}
