import { and, eq, sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { byLanguage } from '@/db/by-language';
import { adAccounts } from '@/db/schema/ad-accounts';
import { type integrationStatuses, integrations } from '@/db/schema/integrations';
import { profiles } from '@/db/schema/profiles';
import type { Tx } from '@/db/tenant';
import { accountLabel } from '@/lib/accounts/account-label';
import { type GrantHalf, whereConsentLost } from '@/lib/accounts/grant-half';

// The state of the integration for one half of its grant.
function statusFor(half: GrantHalf) {
  return sql<(typeof integrationStatuses)[number]>`case
    when ${integrations.status} in ('active', 'refreshing', 'retry_wait') and ${whereConsentLost('integrations', half)}
      then 'reauth_required' else ${integrations.status} end`;
}

export async function readChosenAccounts(tx: Tx, orgId: AuthorizedOrgId) {
  const [accounts, chosenProfiles] = await Promise.all([
    tx
      .select({
        id: adAccounts.id,
        platform: adAccounts.platform,
        name: accountLabel('ad_accounts'),
        currency: adAccounts.currency,
        readFrom: adAccounts.readFrom,
        readTo: adAccounts.readTo,
        historyGoal: adAccounts.historyGoal,
        integrationId: adAccounts.integrationId,
        status: statusFor('ads'),
      })
      .from(adAccounts)
      .innerJoin(integrations, and(eq(integrations.orgId, orgId), eq(integrations.id, adAccounts.integrationId)))
      .where(and(eq(adAccounts.orgId, orgId), adAccounts.selected))
      .orderBy(adAccounts.platform, byLanguage(adAccounts.name), adAccounts.id),
    tx
      .select({
        id: profiles.id,
        platform: profiles.platform,
        name: profiles.name,
        integrationId: profiles.integrationId,
        status: statusFor('posts'),
      })
      .from(profiles)
      .innerJoin(integrations, and(eq(integrations.orgId, orgId), eq(integrations.id, profiles.integrationId)))
      .where(and(eq(profiles.orgId, orgId), profiles.selected))
      .orderBy(profiles.platform, byLanguage(profiles.name), profiles.id),
  ]);
  return { accounts, profiles: chosenProfiles };
}

export type ChosenAccounts = Awaited<ReturnType<typeof readChosenAccounts>>;
