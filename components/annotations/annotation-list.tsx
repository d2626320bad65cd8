import { useLocale, useTranslations } from 'next-intl';
import { ActionForm } from '@/components/forms/action-form';
import type { FormAction } from '@/components/forms/action-result';
import { SubmitButton } from '@/components/forms/submit-button';
import { buttonVariants } from '@/components/ui/button-variants';
import { classNames } from '@/components/ui/class-names';
import type { AnnotationDto, AnnotationList as Annotations } from '@/lib/annotations/schema';
import { annotationDays } from './annotation-days';
import { AnnotationFields } from './annotation-fields';
import { useAnnotationCaption } from './use-annotation-caption';

export interface AnnotationActions {
  create: FormAction;
  update: FormAction;
  remove: FormAction;
  restore: FormAction;
}

/** The texts of the chart's marks. */
export function AnnotationList({
  list: { annotations, nextCursor },
  orgId,
  weekStartsOn,
  actions,
}: {
  list: Annotations;
  orgId: string;
  // 0 is Sunday.
  weekStartsOn: number;
  // Null: read-only.
  actions: AnnotationActions | null;
}) {
  const t = useTranslations('annotations');
  if (annotations.length === 0) return null;
  return (
    <details className="mt-2">
      <summary className="w-fit list-none text-xs font-medium text-accent hover:underline">
        {t('count', { count: annotations.length })}
      </summary>
      <ul className="mt-2 divide-y divide-line rounded-md border border-line">
        {annotations.map((annotation) => (
          <li key={annotation.id} className="px-3 py-2">
            <Annotation annotation={annotation} orgId={orgId} weekStartsOn={weekStartsOn} actions={actions} />
          </li>
        ))}
      </ul>
      {nextCursor === null ? null : (
        <p className="mt-1 text-xs text-muted">{t('newest', { count: annotations.length })}</p>
      )}
    </details>
  );
}

function Annotation({
  annotation,
  orgId,
  weekStartsOn,
  actions,
}: {
  annotation: AnnotationDto;
  orgId: string;
  weekStartsOn: number;
  actions: AnnotationActions | null;
}) {
  const t = useTranslations();
  const days = annotationDays(annotation, useLocale());
  const caption = useAnnotationCaption();
  const hidden = { org: orgId, annotation: annotation.id };
  return (
    <>
      <p dir="auto" className="text-sm wrap-anywhere whitespace-pre-line">
        {annotation.text}
      </p>
      <p className="mt-0.5 text-xs wrap-anywhere text-muted">{caption(annotation)}</p>
      {actions ? (
        <div className="mt-1 -ms-2.5 flex flex-wrap items-start">
          <details className="open:basis-full">
            <summary
              aria-label={t('annotations.editOne', { days })}
              className={classNames(
                buttonVariants({ variant: 'ghost', size: 'sm' }),
                'cursor-pointer list-none [&::-webkit-details-marker]:hidden',
              )}
            >
              {t('annotations.edit')}
            </summary>
            <ActionForm
              action={actions.update}
              hidden={hidden}
              errorTitle={t('common.errorTitle')}
              label={t('annotations.editOne', { days })}
              className="mt-2 mb-2 ms-2.5 max-w-md flex-col gap-3"
            >
              <AnnotationFields annotation={annotation} weekStartsOn={weekStartsOn} />
              <div>
                <SubmitButton>{t('common.save')}</SubmitButton>
              </div>
            </ActionForm>
          </details>
          <ActionForm
            action={actions.remove}
            undo={actions.restore}
            hidden={hidden}
            errorTitle={t('common.errorTitle')}
            className="flex-col"
          >
            <SubmitButton variant="ghost" size="sm" aria-label={t('annotations.deleteOne', { days })}>
              {t('annotations.delete')}
            </SubmitButton>
          </ActionForm>
        </div>
      ) : null}
    </>
  );
}
