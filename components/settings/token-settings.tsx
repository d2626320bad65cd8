import { useLocale, useTranslations } from 'next-intl';
import { docsHref } from '@/components/docs/docs-href';
import { ActionForm } from '@/components/forms/action-form';
import type { FormAction } from '@/components/forms/action-result';
import { SelectField } from '@/components/forms/select-field';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextField } from '@/components/forms/text-field';
import { formatDay } from '@/components/i18n/format';
import { Card } from '@/components/ui/card';
import { CodeText } from '@/components/ui/code-text';
import { Link } from '@/components/ui/link';
import { RelativeTime } from '@/components/ui/relative-time';
import type { Role } from '@/lib/auth/roles';
import type { ApiTokenDto } from '@/lib/orgs/types';
import { grantableRoles } from './grantable-roles';
import { RowAction } from './row-action';

export function TokenSettings({
  tokens,
  orgId,
  ownRole,
  actions,
}: {
  tokens: ApiTokenDto[];
  orgId: string;
  ownRole: Role;
  actions: { create: FormAction; revoke: FormAction };
}) {
  const t = useTranslations();
  const locale = useLocale();
  return (
    <Card
      flush
      title={t('settings.tokens.title')}
      headingId="tokens"
      description={t('settings.tokens.description')}
      action={
        <Link href={docsHref(locale)} className="text-sm font-medium text-accent underline underline-offset-2">
          {t('docs.title')}
        </Link>
      }
    >
      {tokens.length === 0 ? (
        <p className="border-t border-line px-4 py-4 text-sm text-muted sm:px-5">{t('settings.tokens.empty')}</p>
      ) : (
        <ul className="divide-y divide-line border-t border-line">
          {tokens.map((token) => (
            <li key={token.id} className="flex flex-wrap items-center justify-between gap-3 px-4 py-2.5 sm:px-5">
              <div className="min-w-0">
                <p className="flex flex-wrap items-baseline gap-x-2 text-sm">
                  <bdi className="font-medium">{token.name}</bdi>
                  <CodeText className="text-muted">{`${token.prefix}…`}</CodeText>
                </p>
                <p className="text-xs text-muted">
                  {t(`roles.${token.role}`)}
                  {' · '}
                  {t('settings.tokens.created')} {formatDay(token.createdAt.slice(0, 10), locale)}
                  {' · '}
                  {token.lastUsedAt ? (
                    <>
                      {t('settings.tokens.lastUsed')} <RelativeTime instant={token.lastUsedAt} />
                    </>
                  ) : (
                    t('settings.tokens.neverUsed')
                  )}
                </p>
              </div>
              <RowAction
                action={actions.revoke}
                hidden={{ org: orgId, token: token.id }}
                verb={t('settings.tokens.revoke')}
                label={t('settings.tokens.revokeOne', { name: token.name })}
                question={t('settings.tokens.revokeTitle', { name: token.name })}
                consequence={t('settings.tokens.revokeBody')}
              />
            </li>
          ))}
        </ul>
      )}
      <ActionForm
        action={actions.create}
        hidden={{ org: orgId }}
        errorTitle={t('common.errorTitle')}
        label={t('settings.tokens.submit')}
        resetOnSuccess
        secretText={{
          title: t('settings.tokens.secretTitle'),
          hint: t('settings.tokens.secretHint'),
          copy: t('common.copy'),
          copied: t('common.copied'),
        }}
        className="flex-col gap-4 border-t border-line p-4 sm:p-5"
      >
        <div className="grid gap-4 sm:grid-cols-[2fr_1fr]">
          <TextField
            name="name"
            label={t('settings.tokens.name')}
            placeholder={t('settings.tokens.namePlaceholder')}
            autoComplete="off"
            required
          />
          <SelectField
            name="role"
            label={t('settings.tokens.role')}
            choices={grantableRoles(ownRole).map((role) => ({ value: role, label: t(`roles.${role}`) }))}
            defaultValue="viewer"
          />
        </div>
        <div>
          <SubmitButton>{t('settings.tokens.submit')}</SubmitButton>
        </div>
      </ActionForm>
    </Card>
  );
}
