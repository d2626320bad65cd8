import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/forms/action-form';
import { smallControlClassName } from '@/components/forms/control-class-name';
import { SubmitButton } from '@/components/forms/submit-button';
import type { Role } from '@/lib/auth/roles';
import type { MemberDto } from '@/lib/orgs/types';
import { grantableRoles } from './grantable-roles';
import type { MemberSettingsProps } from './member-settings';
import { RowAction } from './row-action';

export function MemberActions({
  member,
  orgId,
  own,
  ownRole,
  actions,
}: {
  member: MemberDto;
  orgId: string;
  own: boolean;
  ownRole: Role;
  actions: MemberSettingsProps['actions'];
}) {
  const t = useTranslations();
  const hidden = { org: orgId, member: member.userId };
  if (own) {
    return (
      <RowAction
        action={actions.remove}
        hidden={hidden}
        verb={t('settings.members.leave')}
        label={t('settings.members.leave')}
        question={t('settings.members.leaveTitle')}
        consequence={t('settings.members.leaveBody')}
      />
    );
  }
  const { name } = member;
  return (
    <div className="flex items-start justify-end gap-2">
      <ActionForm
        action={actions.changeRole}
        hidden={hidden}
        errorTitle={t('common.errorTitle')}
        label={t('settings.members.changeOf', { name })}
        className="flex-row flex-wrap items-center justify-end gap-2"
      >
        <select
          name="role"
          aria-label={t('settings.members.changeOf', { name })}
          defaultValue={member.role}
          className={smallControlClassName}
        >
          {grantableRoles(ownRole).map((role) => (
            <option key={role} value={role}>
              {t(`roles.${role}`)}
            </option>
          ))}
        </select>
        <SubmitButton size="sm">{t('settings.members.change')}</SubmitButton>
      </ActionForm>
      <RowAction
        action={actions.remove}
        hidden={hidden}
        verb={t('settings.members.remove')}
        label={t('settings.members.removeOne', { name })}
        question={t('settings.members.removeTitle', { name })}
        consequence={t('settings.members.removeBody')}
      />
    </div>
  );
}
