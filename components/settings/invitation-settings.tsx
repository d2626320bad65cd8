import { useLocale, useTranslations } from 'next-intl';
import { ActionForm } from '@/components/forms/action-form';
import type { FormAction } from '@/components/forms/action-result';
import { SelectField } from '@/components/forms/select-field';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextField } from '@/components/forms/text-field';
import { formatDay } from '@/components/i18n/format';
import { Card } from '@/components/ui/card';
import type { Role } from '@/lib/auth/roles';
import type { InvitationDto } from '@/lib/orgs/types';
import { grantableRoles } from './grantable-roles';

export function InvitationSettings({
  invitations,
  orgId,
  ownRole,
  actions,
}: {
  invitations: InvitationDto[];
  orgId: string;
  ownRole: Role;
  actions: { invite: FormAction; revoke: FormAction };
}) {
  const t = useTranslations();
  const locale = useLocale();
  const errorTitle = t('common.errorTitle');
  return (
    <Card flush title={t('settings.invitations.title')} headingId="invitations">
      {invitations.length === 0 ? (
        <p className="border-t border-line px-4 py-4 text-sm text-muted sm:px-5">{t('settings.invitations.empty')}</p>
      ) : (
        <ul className="divide-y divide-line border-t border-line">
          {invitations.map((invitation) => (
            <li key={invitation.id} className="flex flex-wrap items-center justify-between gap-3 px-4 py-2.5 sm:px-5">
              <div className="min-w-0">
                <p className="truncate text-sm font-medium">
                  <bdi>{invitation.email}</bdi>
                </p>
                <p className="text-xs text-muted">
                  {t(`roles.${invitation.role}`)}
                  {' · '}
                  {t('settings.invitations.expires')} {formatDay(invitation.expiresAt.slice(0, 10), locale)}
                </p>
              </div>
              <ActionForm
                action={actions.revoke}
                hidden={{ org: orgId, invitation: invitation.id }}
                errorTitle={errorTitle}
              >
                <SubmitButton
                  variant="ghost"
                  size="sm"
                  aria-label={t('settings.invitations.revokeOne', { email: invitation.email })}
                >
                  {t('settings.invitations.revoke')}
                </SubmitButton>
              </ActionForm>
            </li>
          ))}
        </ul>
      )}
      <ActionForm
        action={actions.invite}
        hidden={{ org: orgId }}
        errorTitle={errorTitle}
        label={t('settings.invitations.submit')}
        resetOnSuccess
        secretText={{
          title: t('settings.invitations.secretTitle'),
          hint: t('settings.invitations.secretHint'),
          copy: t('common.copy'),
          copied: t('common.copied'),
        }}
        className="flex-col gap-4 border-t border-line p-4 sm:p-5"
      >
        <div className="grid gap-4 sm:grid-cols-[2fr_1fr]">
          <TextField
            name="email"
            type="email"
            dir="ltr"
            label={t('settings.invitations.email')}
            autoComplete="off"
            required
          />
          <SelectField
            name="role"
            label={t('settings.invitations.role')}
            choices={grantableRoles(ownRole).map((role) => ({ value: role, label: t(`roles.${role}`) }))}
            defaultValue="marketer"
          />
        </div>
        <div>
          <SubmitButton>{t('settings.invitations.submit')}</SubmitButton>
        </div>
      </ActionForm>
    </Card>
  );
}
