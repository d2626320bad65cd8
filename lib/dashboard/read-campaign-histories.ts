import { sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { jsonRead, readTogether } from '@/db/read-together';
import type { campaignStatuses } from '@/db/schema/campaigns';
import type { Tx } from '@/db/tenant';
import { uuidArray } from '@/db/uuid-array';
import { accountLabel } from '@/lib/accounts/account-label';
import type { IsoDate } from '@/lib/dates';
import { type FigurePeriods, whereInPeriods } from '@/lib/metrics/figure-periods';
import type { MetricSums } from '@/lib/metrics/sums';
import { type SumsRow, sumsOfRow } from '@/lib/metrics/sums-row';
import type { PlatformId } from '@/lib/platform-ids';

type CampaignStatus = (typeof campaignStatuses)[number];

interface StoredChange {
  at: string;
  statusBefore: CampaignStatus;
  status: CampaignStatus;
  dailyBefore: string | null;
  daily: string | null;
  lifetimeBefore: string | null;
  lifetime: string | null;
}

/** What is stored about a campaign from the start of the earlier period to the end of the later one. */
export interface CampaignHistory {
  campaignId: string;
  name: string;
  platform: PlatformId;
  accountName: string;
  currency: string;
  // Days of the account, in those periods.
  startsOn: IsoDate | null;
  endsOn: IsoDate | null;
  // Since when changes of status and budget are recorded.
  changesFrom: string;
  // Oldest first.
  changes: StoredChange[];
  // Days with other figures than at their first reading after they ended, with the sums of then and of now. Null: none.
  restated: { days: number; before: MetricSums; after: MetricSums } | null;
}

type HistoryRow = Omit<CampaignHistory, 'restated'>;

interface RestatedRow {
  campaignId: string;
  days: number;
  before: SumsRow;
  after: SumsRow;
}

/** By campaign id. */
export async function readCampaignHistories(
  tx: Tx,
  orgId: AuthorizedOrgId,
  ids: readonly string[],
  periods: FigurePeriods,
): Promise<Map<string, CampaignHistory>> {
  if (ids.length === 0) return new Map();
  const first = periods.previous?.from ?? periods.from;
  const { campaigns, restated } = await readTogether(tx, {
    campaigns: jsonRead(
      sql`select c.id as "campaignId", c.name, c.platform, ${accountLabel()} as "accountName", c.currency,
          case when starts.day between ${first} and ${periods.to} then starts.day end as "startsOn",
          case when ends.day between ${first} and ${periods.to} then ends.day end as "endsOn",
          c.changes_from as "changesFrom",
          (select coalesce(json_agg(json_build_object('at', h.observed_at, 'statusBefore', h.status_before, 'status', h.status,
              'dailyBefore', h.daily_budget_micros_before::text, 'daily', h.daily_budget_micros::text,
              'lifetimeBefore', h.lifetime_budget_micros_before::text, 'lifetime', h.lifetime_budget_micros::text)
              order by h.observed_at), '[]')
            from campaign_changes h
            where h.org_id = c.org_id and h.campaign_id = c.id
              and (h.observed_at at time zone a.time_zone)::date between ${first} and ${periods.to}
          ) as changes
        from campaigns c
        join ad_accounts a on a.org_id = c.org_id and a.id = c.ad_account_id
        cross join lateral (select (c.starts_at at time zone a.time_zone)::date as day) starts
        cross join lateral (select (c.ends_at at time zone a.time_zone)::date as day) ends
        where c.org_id = ${orgId} and c.id = any(${uuidArray(ids)})`,
      (rows: HistoryRow[]) => rows,
    ),
    restated: jsonRead(
      sql`with first as (
          -- What a day had when it was first read after its end.
          select distinct on (m.campaign_id, m.date) m.*
          from ad_metric_revisions m
          join campaigns c on c.org_id = m.org_id and c.id = m.campaign_id
          join ad_accounts a on a.org_id = c.org_id and a.id = c.ad_account_id
          where m.org_id = ${orgId} and m.campaign_id = any(${uuidArray(ids)}) and ${whereInPeriods(periods)}
            and m.observed_at >= (m.date + 1)::timestamp at time zone a.time_zone
          order by m.campaign_id, m.date, m.observed_at
        )
        select b.campaign_id as "campaignId", count(*)::int as days,
          json_build_object('spend', sum(b.spend_micros)::text, 'impressions', sum(b.impressions)::text,
            'clicks', sum(b.clicks)::text, 'conversions', sum(b.conversions)::text,
            'value', sum(b.conversion_value_micros)::text, 'valued_spend', '0') as before,
          json_build_object('spend', coalesce(sum(n.spend_micros), 0)::text,
            'impressions', coalesce(sum(n.impressions), 0)::text, 'clicks', coalesce(sum(n.clicks), 0)::text,
            'conversions', coalesce(sum(n.conversions), 0)::text, 'value', sum(n.conversion_value_micros)::text,
            'valued_spend', '0') as after
        from first b
        left join ad_metrics n on n.org_id = ${orgId} and n.campaign_id = b.campaign_id and n.date = b.date
        where (b.spend_micros, b.impressions, b.clicks, b.conversions, b.conversion_value_micros) is distinct from
          (n.spend_micros, n.impressions, n.clicks, n.conversions, n.conversion_value_micros)
        group by 1`,
      (rows: RestatedRow[]) => new Map(rows.map((row) => [row.campaignId, row])),
    ),
  });
  return new Map(
    campaigns.map((campaign) => {
      const { days = 0, before, after } = restated.get(campaign.campaignId) ?? {};
      const change = before && after ? { days, before: sumsOfRow(before), after: sumsOfRow(after) } : null;
      return [campaign.campaignId, { ...campaign, restated: change }];
    }),
  );
}
