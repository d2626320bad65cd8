import { sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { type JsonRead, jsonRead } from '@/db/read-together';
import { uuidArray } from '@/db/uuid-array';
import { accountLabel } from '@/lib/accounts/account-label';
import { addCampaignDays, type CampaignDays, type CampaignSums, campaignDays } from '@/lib/campaigns/campaign-sums';
import { addDays, type IsoDate } from '@/lib/dates';
import type { FigurePeriods } from '@/lib/metrics/figure-periods';
import { type RateTable, rateRows } from '@/lib/metrics/rate-table';
import type { PlatformId } from '@/lib/platform-ids';

export interface CampaignDetails {
  id: string;
  name: string;
  platform: PlatformId;
  accountName: string;
  hasIssues: boolean;
  currency: string;
  budget: { kind: 'daily' | 'lifetime'; amountMicros: bigint; usedMicros: bigint } | null;
  period: CampaignSums;
  // Days old enough for a verdict about conversions.
  mature: CampaignSums;
  // Mature days that the account has in both periods; null: none.
  compared: { current: CampaignSums; previous: CampaignSums } | null;
}

interface DetailsRow {
  id: string;
  name: string;
  platform: PlatformId;
  account_name: string;
  has_issues: boolean;
  currency: string;
  daily: string | null;
  lifetime: string | null;
  used: string | null;
  days: CampaignDays[] | null;
}

interface DetailsQuery {
  periods: FigurePeriods;
  matureTo: IsoDate;
  rates: RateTable;
  now: Date;
}

/** In any order. A daily budget is used by the account's today, a lifetime budget by the campaign's life. */
export function campaignDetails(
  orgId: AuthorizedOrgId,
  ids: readonly string[],
  { periods, matureTo, rates, now }: DetailsQuery,
): JsonRead<Map<string, CampaignDetails>> {
  const dayOfUtc = now.toISOString().slice(0, 10);
  const query = sql`
    with r as materialized ${rateRows(rates)}
    select c.id, c.name, c.platform, ${accountLabel()} as account_name, c.has_issues, c.currency,
      c.daily_budget_micros::text as daily, c.lifetime_budget_micros::text as lifetime, case when c.lifetime_budget_micros is null then of_day.used else life.used end::text as used,
      sums.days
    from campaigns c
    join ad_accounts a on a.org_id = c.org_id and a.id = c.ad_account_id
    cross join lateral (${campaignDays(orgId, { periods, matureTo, rates })}) sums
    cross join lateral (
      select coalesce(sum(m.spend_micros), 0) as used from ad_metrics m
      where m.org_id = ${orgId} and m.campaign_id = c.id and c.lifetime_budget_micros is not null
    ) life
    cross join lateral (
      -- Any zone is within a day of UTC: the constant days open few partitions.
      select coalesce(sum(m.spend_micros), 0) as used from ad_metrics m
      where m.org_id = ${orgId} and m.campaign_id = c.id and m.date between ${addDays(dayOfUtc, -1)} and ${addDays(dayOfUtc, 1)}
        and m.date = (${now.toISOString()}::timestamptz at time zone a.time_zone)::date
    ) of_day
    where c.org_id = ${orgId} and c.id = any(${uuidArray(ids)})`;
  return jsonRead(query, (rows: DetailsRow[]) => new Map(rows.map((row) => [row.id, toDetails(row)])));
}

function toDetails(row: DetailsRow): CampaignDetails {
  const { id, name, platform, currency } = row;
  const days = row.days ?? [];
  const sumsWhere = (isWanted: (day: CampaignDays) => boolean) => addCampaignDays(days.filter(isWanted));
  const current = days.filter((day) => day.current && day.comparable && day.mature);
  const previous = days.filter((day) => !day.current && day.comparable && day.mature);
  return {
    id,
    name,
    platform,
    accountName: row.account_name,
    hasIssues: row.has_issues,
    currency,
    budget: budgetOf(row),
    period: sumsWhere((day) => day.current),
    mature: sumsWhere((day) => day.current && day.mature),
    compared:
      current.length + previous.length > 0
        ? { current: addCampaignDays(current), previous: addCampaignDays(previous) }
        : null,
  };
}

function budgetOf({ daily, lifetime, used }: DetailsRow): CampaignDetails['budget'] {
  const amount = lifetime ?? daily;
  if (amount === null || used === null) return null;
  return { kind: lifetime === null ? 'daily' : 'lifetime', amountMicros: BigInt(amount), usedMicros: BigInt(used) };
}
