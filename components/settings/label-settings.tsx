import { useLocale, useTranslations } from 'next-intl';
import { ActionForm } from '@/components/forms/action-form';
import type { FormAction } from '@/components/forms/action-result';
import { SubmitButton } from '@/components/forms/submit-button';
import { LabelChip } from '@/components/labels/label-chip';
import { orgHref } from '@/components/shell/org-href';
import { Card } from '@/components/ui/card';
import { Link } from '@/components/ui/link';
import type { LabelDto } from '@/lib/labels/schema';
import { LabelFields } from './label-fields';
import { RowAction } from './row-action';

interface LabelActions {
  create: FormAction;
  update: FormAction;
  remove: FormAction;
  restore: FormAction;
  countMatches: FormAction;
}

export function LabelSettings({
  labels,
  orgId,
  actions,
}: {
  labels: LabelDto[];
  orgId: string;
  // Null: read-only.
  actions: LabelActions | null;
}) {
  const t = useTranslations('settings.labels');
  const errorTitle = useTranslations('common')('errorTitle');
  return (
    <Card flush title={t('title')} headingId="labels" description={t('description')}>
      {labels.length === 0 ? (
        <p className="border-t border-line px-4 py-4 text-sm text-muted sm:px-5">{t('empty')}</p>
      ) : (
        <ul className="divide-y divide-line border-t border-line">
          {labels.map((label) => (
            <li key={label.id} className="px-4 py-2.5 text-sm sm:px-5">
              <LabelRow label={label} orgId={orgId} actions={actions} />
            </li>
          ))}
        </ul>
      )}
      {actions ? (
        <ActionForm
          action={actions.create}
          hidden={{ org: orgId }}
          errorTitle={errorTitle}
          label={t('submit')}
          resetOnSuccess
          className="flex-col gap-4 border-t border-line p-4 sm:p-5"
        >
          <LabelFields orgId={orgId} countMatches={actions.countMatches} />
          <div>
            <SubmitButton>{t('submit')}</SubmitButton>
          </div>
        </ActionForm>
      ) : null}
    </Card>
  );
}

function LabelRow({ label, orgId, actions }: { label: LabelDto; orgId: string; actions: LabelActions | null }) {
  const t = useTranslations();
  const locale = useLocale();
  const { id, name, colour, pattern, campaigns, posts } = label;
  return (
    <>
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <LabelChip name={name} colour={colour} />
          <p className="mt-1 text-xs text-muted">
            <Link
              href={`${orgHref(locale, orgId, 'campaigns')}?status=all&labels=${id}`}
              className="text-accent hover:underline"
            >
              {t('settings.labels.campaigns', { count: campaigns })}
            </Link>
            <span aria-hidden="true"> · </span>
            <Link href={`${orgHref(locale, orgId, 'content')}?labels=${id}`} className="text-accent hover:underline">
              {t('settings.labels.posts', { count: posts })}
            </Link>
          </p>
          {pattern ? (
            <p className="mt-0.5 text-xs wrap-anywhere text-muted">
              {t('settings.labels.pattern')}: <bdi>{pattern}</bdi>
            </p>
          ) : null}
        </div>
        {actions ? (
          <RowAction
            action={actions.remove}
            undo={actions.restore}
            hidden={{ org: orgId, label: id }}
            verb={t('settings.labels.delete')}
            label={t('settings.labels.deleteOne', { name })}
            question={t('settings.labels.deleteTitle', { name })}
            consequence={t('settings.labels.deleteBody')}
          />
        ) : null}
      </div>
      {actions ? (
        <details className="mt-1">
          <summary className="inline-block rounded-sm text-xs font-medium text-accent hover:underline">
            {t('settings.labels.edit')}
            <span className="sr-only"> {name}</span>
          </summary>
          <ActionForm
            action={actions.update}
            hidden={{ org: orgId, label: id }}
            errorTitle={t('common.errorTitle')}
            label={t('settings.labels.editOne', { name })}
            className="mt-3 mb-2 flex-col gap-4"
          >
            <LabelFields label={label} orgId={orgId} countMatches={actions.countMatches} />
            <div>
              <SubmitButton>{t('common.save')}</SubmitButton>
            </div>
          </ActionForm>
        </details>
      ) : null}
    </>
  );
}
