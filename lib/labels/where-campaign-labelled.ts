import { type SQL, sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { whereLabelled } from './label-membership';

/** Campaigns with at least one of the labels; `campaignId` is a column of any table of figures. */
export function whereCampaignLabelled(
  orgId: AuthorizedOrgId,
  labelIds: readonly string[],
  campaignId: SQL = sql`c.id`,
): SQL {
  return whereLabelled('campaign', orgId, labelIds, campaignId);
}
