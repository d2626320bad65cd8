import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { SettingsView } from '@/components/settings/settings-view';
import { listAdAccounts } from '@/lib/accounts/list-ad-accounts';
import { roleAtLeast } from '@/lib/auth/roles';
import { dayInZone } from '@/lib/dates';
import { listKpis } from '@/lib/kpis/list-kpis';
import { listLabels } from '@/lib/labels/list-labels';
import { listConversionActions } from '@/lib/metrics/conversions/list-conversion-actions';
import { listAppliedRates } from '@/lib/metrics/fx-rates/list-applied-rates';
import { listFxRates } from '@/lib/metrics/fx-rates/list-fx-rates';
import { listFxSources } from '@/lib/metrics/fx-rates/list-fx-sources';
import { listMissingRates } from '@/lib/metrics/fx-rates/list-missing-rates';
import { listAllowedOrigins } from '@/lib/orgs/list-allowed-origins';
import { listApiTokens } from '@/lib/orgs/list-api-tokens';
import { listInvitations } from '@/lib/orgs/list-invitations';
import { listMembers } from '@/lib/orgs/list-members';
import { loadOrganizationSettings } from '@/lib/orgs/load-organization-settings';
import { openOrgPage } from '../../../open-org-page';
import {
  addAllowedOrigin,
  addFxRate,
  archiveKpi,
  changeRole,
  countMatches,
  createKpi,
  createLabel,
  createToken,
  deleteFxRate,
  deleteLabel,
  invite,
  removeAllowedOrigin,
  removeMember,
  resetConversionChoice,
  restoreLabel,
  revokeInvitation,
  revokeToken,
  saveConversionChoice,
  updateKpi,
  updateLabel,
  updateOrganization,
} from './actions';

const actions = {
  addAllowedOrigin,
  addFxRate,
  archiveKpi,
  changeRole,
  countMatches,
  createKpi,
  createLabel,
  createToken,
  deleteLabel,
  deleteFxRate,
  invite,
  removeAllowedOrigin,
  removeMember,
  resetConversionChoice,
  restoreLabel,
  revokeInvitation,
  revokeToken,
  saveConversionChoice,
  updateKpi,
  updateLabel,
  updateOrganization,
};

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('settings');
  return { title: t('title') };
}

export default async function SettingsPage({ params }: { params: Promise<{ locale: string; org: string }> }) {
  const { session } = await openOrgPage(params);
  const { orgId, organization, role, user } = session;
  const admin = roleAtLeast(role, 'admin');
  const today = dayInZone(new Date(), organization.timeZone);
  const [
    settings,
    kpis,
    accounts,
    labels,
    conversions,
    rates,
    appliedRates,
    fxSources,
    missingRates,
    members,
    invitations,
    tokens,
    allowedOrigins,
  ] = await Promise.all([
    loadOrganizationSettings(orgId),
    listKpis(orgId, organization),
    listAdAccounts(orgId),
    listLabels(orgId),
    listConversionActions(orgId, organization),
    listFxRates(orgId),
    listAppliedRates(orgId, organization.currency, today),
    listFxSources(orgId),
    listMissingRates(orgId, organization.currency),
    listMembers(orgId),
    admin ? listInvitations(orgId) : [],
    admin ? listApiTokens(orgId) : [],
    admin ? listAllowedOrigins(orgId) : [],
  ]);
  return (
    <SettingsView
      settings={settings}
      kpis={kpis}
      accounts={accounts}
      labels={labels}
      conversions={conversions}
      rates={rates}
      appliedRates={appliedRates}
      fxSources={fxSources}
      missingRates={missingRates}
      members={members}
      invitations={invitations}
      tokens={tokens}
      allowedOrigins={allowedOrigins}
      self={{ userId: user.id, role }}
      today={today}
      actions={actions}
    />
  );
}
