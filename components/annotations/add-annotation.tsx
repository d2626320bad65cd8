import { MessageSquarePlus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/forms/action-form';
import type { FormAction } from '@/components/forms/action-result';
import { SubmitButton } from '@/components/forms/submit-button';
import { buttonVariants } from '@/components/ui/button-variants';
import { classNames } from '@/components/ui/class-names';
import { AnnotationFields } from './annotation-fields';

const PANEL = 'add-annotation';

/** `day`: the one proposed. */
export function AddAnnotation({
  orgId,
  day,
  weekStartsOn,
  action,
}: {
  orgId: string;
  day: string;
  // 0 is Sunday.
  weekStartsOn: number;
  action: FormAction;
}) {
  const t = useTranslations();
  return (
    <>
      <button
        type="button"
        popoverTarget={PANEL}
        className={classNames(buttonVariants({ variant: 'ghost', size: 'sm' }), '-my-1.5')}
      >
        <MessageSquarePlus aria-hidden="true" />
        {t('annotations.add')}
      </button>
      <div
        id={PANEL}
        popover="auto"
        role="dialog"
        aria-label={t('annotations.addTitle')}
        className="anchored-panel max-h-[80dvh] overflow-y-auto border border-line bg-surface p-4 shadow-raised sm:w-104"
      >
        <ActionForm
          action={action}
          hidden={{ org: orgId }}
          errorTitle={t('common.errorTitle')}
          label={t('annotations.addTitle')}
          resetOnSuccess
          className="flex-col gap-3"
        >
          <AnnotationFields annotation={{ startsOn: day }} weekStartsOn={weekStartsOn} />
          <div>
            <SubmitButton variant="primary">{t('annotations.add')}</SubmitButton>
          </div>
        </ActionForm>
      </div>
    </>
  );
}
