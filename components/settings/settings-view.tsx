import { useTranslations } from 'next-intl';
import type { FormAction } from '@/components/forms/action-result';
import { Card } from '@/components/ui/card';
import { Notice } from '@/components/ui/notice';
import { PageHeader } from '@/components/ui/page-header';
import type { AdAccountName } from '@/lib/accounts/list-ad-accounts';
import { type Role, roleAtLeast } from '@/lib/auth/roles';
import type { TrackedKpi } from '@/lib/kpis/schema';
import type { LabelDto } from '@/lib/labels/schema';
import type { ConversionActionsDto } from '@/lib/metrics/conversions/schema';
import type { MissingRate } from '@/lib/metrics/fx-rates/list-missing-rates';
import type { AppliedRateDto, FxRateDto, FxSourceDto } from '@/lib/metrics/fx-rates/schema';
import type { ApiTokenDto, InvitationDto, MemberDto, OrganizationSettings } from '@/lib/orgs/types';
import { AllowedOriginSettings } from './allowed-origin-settings';
import { ConversionSettings } from './conversion-settings';
import { InvitationSettings } from './invitation-settings';
import { KpiSettings } from './kpi-settings';
import { LabelSettings } from './label-settings';
import { MemberSettings } from './member-settings';
import { OrganizationFacts } from './organization-facts';
import { OrganizationForm } from './organization-form';
import { RateSettings } from './rate-settings';
import { TokenSettings } from './token-settings';

type ActionName =
  | 'updateOrganization'
  | 'createKpi'
  | 'updateKpi'
  | 'archiveKpi'
  | 'createLabel'
  | 'updateLabel'
  | 'deleteLabel'
  | 'restoreLabel'
  | 'countMatches'
  | 'saveConversionChoice'
  | 'resetConversionChoice'
  | 'addFxRate'
  | 'deleteFxRate'
  | 'changeRole'
  | 'removeMember'
  | 'invite'
  | 'revokeInvitation'
  | 'createToken'
  | 'revokeToken'
  | 'addAllowedOrigin'
  | 'removeAllowedOrigin';

interface SettingsViewProps {
  settings: OrganizationSettings;
  kpis: TrackedKpi[];
  accounts: AdAccountName[];
  labels: LabelDto[];
  conversions: ConversionActionsDto;
  rates: FxRateDto[];
  appliedRates: AppliedRateDto[];
  fxSources: FxSourceDto[];
  missingRates: MissingRate[];
  members: MemberDto[];
  // Empty below admin, as are the tokens and origins.
  invitations: InvitationDto[];
  tokens: ApiTokenDto[];
  allowedOrigins: string[];
  self: { userId: string; role: Role };
  // In the organization's time zone.
  today: string;
  actions: Record<ActionName, FormAction>;
}

export function SettingsView({ settings, self, today, actions, ...lists }: SettingsViewProps) {
  const t = useTranslations('settings');
  const { id: orgId, currency } = settings;
  const admin = roleAtLeast(self.role, 'admin');
  const marketer = roleAtLeast(self.role, 'marketer');
  return (
    <>
      <PageHeader title={t('title')} />
      <div className="grid max-w-5xl gap-5">
        {admin ? null : <Notice kind="info">{t('readOnly')}</Notice>}
        <Card title={t('organization.title')} headingId="organization">
          {admin ? (
            <OrganizationForm settings={settings} action={actions.updateOrganization} />
          ) : (
            <OrganizationFacts settings={settings} />
          )}
        </Card>
        <KpiSettings
          kpis={lists.kpis}
          accounts={lists.accounts}
          labels={lists.labels}
          orgId={orgId}
          currency={currency}
          today={today}
          actions={
            marketer ? { create: actions.createKpi, update: actions.updateKpi, archive: actions.archiveKpi } : null
          }
        />
        <LabelSettings
          labels={lists.labels}
          orgId={orgId}
          actions={
            marketer
              ? {
                  create: actions.createLabel,
                  update: actions.updateLabel,
                  remove: actions.deleteLabel,
                  restore: actions.restoreLabel,
                  countMatches: actions.countMatches,
                }
              : null
          }
        />
        <ConversionSettings
          conversions={lists.conversions}
          orgId={orgId}
          actions={admin ? { save: actions.saveConversionChoice, reset: actions.resetConversionChoice } : null}
        />
        <RateSettings
          rates={lists.rates}
          applied={lists.appliedRates}
          sources={lists.fxSources}
          missing={lists.missingRates}
          orgId={orgId}
          currency={currency}
          timeZone={settings.timeZone}
          today={today}
          actions={admin ? { add: actions.addFxRate, delete: actions.deleteFxRate } : null}
        />
        <MemberSettings
          members={lists.members}
          orgId={orgId}
          self={self}
          actions={{ changeRole: actions.changeRole, remove: actions.removeMember }}
        />
        {admin ? (
          <>
            <InvitationSettings
              invitations={lists.invitations}
              orgId={orgId}
              ownRole={self.role}
              actions={{ invite: actions.invite, revoke: actions.revokeInvitation }}
            />
            <TokenSettings
              tokens={lists.tokens}
              orgId={orgId}
              ownRole={self.role}
              actions={{ create: actions.createToken, revoke: actions.revokeToken }}
            />
            <AllowedOriginSettings
              origins={lists.allowedOrigins}
              orgId={orgId}
              actions={{ add: actions.addAllowedOrigin, remove: actions.removeAllowedOrigin }}
            />
          </>
        ) : null}
      </div>
    </>
  );
}
