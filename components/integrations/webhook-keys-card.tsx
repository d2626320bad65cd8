import { useLocale, useTranslations } from 'next-intl';
import { ActionForm } from '@/components/forms/action-form';
import type { FormAction } from '@/components/forms/action-result';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextField } from '@/components/forms/text-field';
import { formatInstant } from '@/components/i18n/format';
import { RowAction } from '@/components/settings/row-action';
import { Card } from '@/components/ui/card';
import { CodeText } from '@/components/ui/code-text';
import type { FormKeys } from '@/lib/webhooks/keys/load-form-keys';

export function WebhookKeysCard({
  formKeys: { platform, address, keys, isEntered },
  orgId,
  timeZone,
  actions,
}: {
  formKeys: FormKeys;
  orgId: string;
  timeZone: string;
  actions: { create: FormAction; remove: FormAction };
}) {
  const t = useTranslations('integrations.webhookKeys');
  const common = useTranslations('common');
  const locale = useLocale();
  return (
    <Card flush title={t('title')} headingId="webhook-keys-heading" description={t(`hint.${platform}`)}>
      <p className="border-t border-line px-4 py-3 text-sm sm:px-5">
        {t('address')} <CodeText className="break-all">{address}</CodeText>
      </p>
      {keys.length > 0 ? (
        <ul className="divide-y divide-line border-t border-line">
          {keys.map(({ id, createdAt }) => {
            const date = formatInstant(createdAt, locale, timeZone);
            return (
              <li key={id} className="flex flex-wrap items-center justify-between gap-3 px-4 py-2.5 text-sm sm:px-5">
                <span>{t('addedOn', { date })}</span>
                <RowAction
                  action={actions.remove}
                  hidden={{ org: orgId, key: id }}
                  verb={t('remove')}
                  label={t('removeOne', { date })}
                  question={t('removeTitle')}
                  consequence={t('removeBody')}
                />
              </li>
            );
          })}
        </ul>
      ) : null}
      <ActionForm
        action={actions.create}
        hidden={{ org: orgId, platform }}
        errorTitle={common('errorTitle')}
        label={t(`add.${platform}`)}
        resetOnSuccess
        secretText={{
          title: t('secretTitle'),
          hint: t('secretHint'),
          copy: common('copy'),
          copied: common('copied'),
        }}
        className="flex-col gap-4 border-t border-line p-4 sm:p-5"
      >
        {isEntered ? <TextField name="key" label={t('key')} autoComplete="off" required /> : null}
        <div>
          <SubmitButton>{t(`add.${platform}`)}</SubmitButton>
        </div>
      </ActionForm>
    </Card>
  );
}
