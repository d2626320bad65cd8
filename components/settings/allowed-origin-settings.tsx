import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/forms/action-form';
import type { FormAction } from '@/components/forms/action-result';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextField } from '@/components/forms/text-field';
import { Card } from '@/components/ui/card';
import { CodeText } from '@/components/ui/code-text';
import { MAX_ALLOWED_ORIGINS } from '@/lib/orgs/allowed-origin';
import { RowAction } from './row-action';

export function AllowedOriginSettings({
  origins,
  orgId,
  actions,
}: {
  origins: string[];
  orgId: string;
  actions: { add: FormAction; remove: FormAction };
}) {
  const t = useTranslations('settings.origins');
  const errorTitle = useTranslations('common')('errorTitle');
  return (
    <Card
      flush
      title={t('title')}
      headingId="allowed-origins"
      description={t('description', { most: MAX_ALLOWED_ORIGINS })}
    >
      {origins.length === 0 ? (
        <p className="border-t border-line px-4 py-4 text-sm text-muted sm:px-5">{t('empty')}</p>
      ) : (
        <ul className="divide-y divide-line border-t border-line">
          {origins.map((origin) => (
            <li key={origin} className="flex flex-wrap items-center justify-between gap-3 px-4 py-2.5 sm:px-5">
              <CodeText className="min-w-0">{origin}</CodeText>
              <RowAction
                action={actions.remove}
                hidden={{ org: orgId, origin }}
                verb={t('remove')}
                label={t('removeOne', { origin })}
                question={t('removeTitle', { origin })}
                consequence={t('removeBody')}
              />
            </li>
          ))}
        </ul>
      )}
      <ActionForm
        action={actions.add}
        hidden={{ org: orgId }}
        errorTitle={errorTitle}
        label={t('submit')}
        resetOnSuccess
        className="flex-col gap-4 border-t border-line p-4 sm:p-5"
      >
        <TextField
          name="origin"
          label={t('origin')}
          hint={t('hint')}
          placeholder="https://reports.example.com"
          inputMode="url"
          autoComplete="off"
          required
        />
        <div>
          <SubmitButton>{t('submit')}</SubmitButton>
        </div>
      </ActionForm>
    </Card>
  );
}
