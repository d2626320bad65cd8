import { type SQL, sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { uuidArray } from '@/db/uuid-array';
import { whereCampaignLabelled } from '@/lib/labels/where-campaign-labelled';
import { wherePostLabelled } from '@/lib/labels/where-post-labelled';
import type { FigureFilter } from '@/lib/metrics/figure-filter';
import type { PlatformId } from '@/lib/platform-ids';
import type { ChosenAccounts } from './chosen-accounts';

/** What a filter covers; null restricts nothing. */
export interface FigureScope {
  // The chosen ad accounts that it covers.
  accounts: ChosenAccounts['accounts'];
  accountIds: string[] | null;
  campaignIds: string[] | null;
  // Of campaigns and posts.
  labelIds: string[] | null;
  platforms: PlatformId[] | null;
  profileIds: string[] | null;
  // Of the accounts of the filter.
  integrationIds: string[] | null;
}

const orNull = <T>(list: T[]): T[] | null => (list.length > 0 ? list : null);

/**
 * `accounts` of a filter are ad accounts and profiles: without any ad account it restricts no advertising, without any
 * profile no content. Campaigns restrict advertising only.
 */
export function figureScope(filter: FigureFilter, chosen: ChosenAccounts): FigureScope {
  const platforms = orNull(filter.platforms);
  const chosenProfiles = new Set(chosen.profiles.map(({ id }) => id));
  const adAccountIds = orNull(filter.accounts.filter((id) => !chosenProfiles.has(id)));
  const accounts = chosen.accounts.filter(
    ({ id, platform }) => (platforms?.includes(platform) ?? true) && (adAccountIds?.includes(id) ?? true),
  );
  return {
    accounts,
    accountIds: platforms || adAccountIds ? accounts.map(({ id }) => id) : null,
    campaignIds: orNull(filter.campaigns),
    labelIds: orNull(filter.labels),
    platforms,
    profileIds: orNull(filter.accounts.filter((id) => chosenProfiles.has(id))),
    integrationIds:
      filter.accounts.length === 0
        ? null
        : [...chosen.accounts, ...chosen.profiles]
            .filter(({ id }) => filter.accounts.includes(id))
            .map(({ integrationId }) => integrationId),
  };
}

export function whereAccountInScope({ accountIds }: FigureScope, accountId: SQL): SQL {
  return accountIds ? sql`${accountId} = any(${uuidArray(accountIds)})` : sql`true`;
}

/** The facts are those of some campaigns, not of whole accounts. */
export function isOfCampaigns({ campaignIds, labelIds }: FigureScope): boolean {
  return campaignIds !== null || labelIds !== null;
}

export function whereCampaignInScope(
  orgId: AuthorizedOrgId,
  { campaignIds, labelIds }: FigureScope,
  campaignId: SQL,
): SQL {
  const chosen = campaignIds ? sql`${campaignId} = any(${uuidArray(campaignIds)})` : sql`true`;
  return labelIds ? sql`${chosen} and ${whereCampaignLabelled(orgId, labelIds, campaignId)}` : chosen;
}

/** The post `p` with its profile `f`. */
export function wherePostInScope(orgId: AuthorizedOrgId, { platforms, profileIds, labelIds }: FigureScope): SQL {
  const ofPlatform = platforms ? sql`f.platform = any(${textArray(platforms)})` : sql`true`;
  const ofProfile = profileIds ? sql`f.id = any(${uuidArray(profileIds)})` : sql`true`;
  const labelled = labelIds ? wherePostLabelled(orgId, labelIds) : sql`true`;
  return sql`${ofPlatform} and ${ofProfile} and ${labelled}`;
}

/** An alert about a campaign or an integration. */
export function whereAlertInScope(orgId: AuthorizedOrgId, scope: FigureScope): SQL {
  const { accountIds, platforms, integrationIds } = scope;
  if (!accountIds && !isOfCampaigns(scope) && !integrationIds) return sql`true`;
  return sql`case alerts.subject_type
    when 'campaign' then exists (
      select 1 from campaigns c where c.org_id = ${orgId} and c.id = alerts.subject_id
        and ${whereAccountInScope(scope, sql`c.ad_account_id`)} and ${whereCampaignInScope(orgId, scope, sql`c.id`)})
    else exists (
      select 1 from integrations i where i.org_id = ${orgId} and i.id = alerts.subject_id
        and ${platforms ? sql`i.platform = any(${textArray(platforms)})` : sql`true`}
        and ${integrationIds ? sql`i.id = any(${uuidArray(integrationIds)})` : sql`true`}) end`;
}

export function isIntegrationInScope(
  { platforms, integrationIds }: FigureScope,
  { integrationId, platform }: { integrationId: string; platform: PlatformId },
): boolean {
  return (platforms?.includes(platform) ?? true) && (integrationIds?.includes(integrationId) ?? true);
}

export function textArray(texts: readonly string[]): SQL {
  return sql`${sql.param(`{${texts.join(',')}}`)}::text[]`;
}
