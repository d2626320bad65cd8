import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { SettingsView } from '@/components/settings/settings-view';
import { listAdAccounts } from '@/lib/accounts/list-ad-accounts';
import { roleAtLeast } from '@/lib/auth/roles';
import { dayInZone } from '@/lib/dates';
import { listKpis } from '@/lib/kpis/list-kpis';
import { listLabels } from '@/lib/labels/list-labels';
import { listFxRates } from '@/lib/metrics/fx-rates/list-fx-rates';
import { listMissingRates } from '@/lib/metrics/fx-rates/list-missing-rates';
import { listApiTokens } from '@/lib/orgs/list-api-tokens';
import { listInvitations } from '@/lib/orgs/list-invitations';
import { listMembers } from '@/lib/orgs/list-members';
import { loadOrganizationSettings } from '@/lib/orgs/load-organization-settings';
import { openOrgPage } from '../../../open-org-page';
import {
  addFxRate,
  archiveKpi,
  changeRole,
  countMatches,
  createKpi,
  createLabel,
  createToken,
  deleteLabel,
  invite,
  removeMember,
  revokeInvitation,
  revokeToken,
  updateKpi,
  updateLabel,
  updateOrganization,
} from './actions';

const actions = {
  addFxRate,
  archiveKpi,
  changeRole,
  countMatches,
  createKpi,
  createLabel,
  createToken,
  deleteLabel,
  invite,
  removeMember,
  revokeInvitation,
  revokeToken,
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
  const [settings, kpis, accounts, labels, rates, missingRates, members, invitations, tokens] = await Promise.all([
    loadOrganizationSettings(orgId),
    listKpis(orgId, organization),
    listAdAccounts(orgId),
    listLabels(orgId),
    listFxRates(orgId),
    listMissingRates(orgId, organization.currency),
    listMembers(orgId),
    admin ? listInvitations(orgId) : [],
    admin ? listApiTokens(orgId) : [],
  ]);
  return (
    <SettingsView
      settings={settings}
      kpis={kpis}
      accounts={accounts}
      labels={labels}
      rates={rates}
      missingRates={missingRates}
      members={members}
      invitations={invitations}
      tokens={tokens}
      self={{ userId: user.id, role }}
      today={dayInZone(new Date(), organization.timeZone)}
      actions={actions}
    />
  );
}
