import { useLocale, useTranslations } from 'next-intl';
import type { FormAction } from '@/components/forms/action-result';
import { formatDay } from '@/components/i18n/format';
import { Card } from '@/components/ui/card';
import { Cell, ColumnHeading, DataTable } from '@/components/ui/data-table';
import { type Role, roleAtLeast } from '@/lib/auth/roles';
import type { MemberDto } from '@/lib/orgs/types';
import { MemberActions } from './member-actions';

export interface MemberSettingsProps {
  members: MemberDto[];
  orgId: string;
  self: { userId: string; role: Role };
  actions: { changeRole: FormAction; remove: FormAction };
}

export function MemberSettings({ members, orgId, self, actions }: MemberSettingsProps) {
  const t = useTranslations();
  const locale = useLocale();
  return (
    <Card flush title={t('settings.members.title')} headingId="members">
      <DataTable caption={t('settings.members.title')}>
        <thead>
          <tr>
            <ColumnHeading>{t('settings.members.name')}</ColumnHeading>
            <ColumnHeading className="hidden sm:table-cell">{t('settings.members.role')}</ColumnHeading>
            <ColumnHeading className="hidden md:table-cell">{t('settings.members.joined')}</ColumnHeading>
            <ColumnHeading end>{t('settings.members.actions')}</ColumnHeading>
          </tr>
        </thead>
        <tbody>
          {members.map((member) => {
            const own = member.userId === self.userId;
            const manageable = !own && roleAtLeast(self.role, 'admin') && roleAtLeast(self.role, member.role);
            return (
              <tr key={member.userId}>
                <Cell>
                  <p className="font-medium wrap-anywhere">
                    <bdi>{member.name}</bdi>
                    {own ? <span className="font-normal text-muted"> ({t('settings.members.you')})</span> : null}
                  </p>
                  <p className="text-xs wrap-anywhere text-muted">
                    <bdi>{member.email}</bdi>
                  </p>
                  <p className="text-xs text-muted sm:hidden">{t(`roles.${member.role}`)}</p>
                </Cell>
                <Cell className="hidden sm:table-cell">{t(`roles.${member.role}`)}</Cell>
                <Cell className="hidden whitespace-nowrap md:table-cell">
                  {formatDay(member.joinedAt.slice(0, 10), locale)}
                </Cell>
                <Cell end>
                  {own || manageable ? (
                    <MemberActions member={member} orgId={orgId} own={own} ownRole={self.role} actions={actions} />
                  ) : null}
                </Cell>
              </tr>
            );
          })}
        </tbody>
      </DataTable>
    </Card>
  );
}
