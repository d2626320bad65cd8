import { type SQL, sql } from 'drizzle-orm';
import { jsonRows } from '@/db/json-rows';
import type { Tx } from '@/db/tenant';
import type { DateWindow } from '@/lib/platforms/platform';
import { rollUpDays } from './roll-up-days';
import { whereAccount } from './where-account';
import { type FactAccount, lockAccountFacts } from './write-daily-metrics';

interface CompleteReading {
  window: DateWindow;
  // Rows that another reading wrote since then stay.
  startedAt: Date;
  returned: { campaignId: string; days: string }[];
}

// With facts on this many days, a campaign missing from an answer is hidden, not withdrawn.
const HIDDEN_FROM_DAYS = 3;

/** Facts that a complete reading did not return, and whether the platform may only hide them. */
export function vanishedRows(account: FactAccount, { window, startedAt, returned }: CompleteReading): SQL {
  return sql`select v.campaign_id, v.date,
      r.days is null and (c.status = 'removed'
        or count(*) over (partition by v.campaign_id) >= ${HIDDEN_FROM_DAYS}) as is_hidden
    from ad_metrics v
    join campaigns c on c.org_id = v.org_id and c.id = v.campaign_id
    left join json_to_recordset(${jsonRows(returned)}) as r("campaignId" uuid, days text)
      on r."campaignId" = v.campaign_id
    where ${whereAccount('v', account)}
      and v.date between ${window.from} and ${window.to}
      and v.observed_at < ${startedAt.toISOString()}::timestamptz
      and coalesce(substr(r.days, v.date - ${window.from}::date + 1, 1), '0') <> '1'`;
}

/**
 * Keeps removed rows as revisions; returns their count. Platforms hide deleted campaigns, so a campaign without any row
 * keeps its facts where it was removed or had delivered on several days.
 */
export async function removeVanishedMetrics(
  tx: Tx,
  account: FactAccount,
  reading: CompleteReading,
  now: Date,
): Promise<number> {
  const { orgId } = account;
  const { window } = reading;
  await lockAccountFacts(tx, account);
  const removed = await tx.execute<{ date: string; count: number }>(sql`
    with gone as materialized (
      ${vanishedRows(account, reading)}
    ), vanished as (
      delete from ad_metrics m using gone
      where not gone.is_hidden and m.org_id = ${orgId} and m.campaign_id = gone.campaign_id and m.date = gone.date
        and m.date between ${window.from} and ${window.to}
      returning m.*
    ), superseded as (
      insert into ad_metric_revisions (org_id, campaign_id, date, currency, impressions, clicks, link_clicks,
        spend_micros, conversions, conversion_value_micros, video_views, reach, observed_at, superseded_at)
      select org_id, campaign_id, date, currency, impressions, clicks, link_clicks, spend_micros, conversions,
        conversion_value_micros, video_views, reach, observed_at, ${now.toISOString()}::timestamptz
      from vanished
      on conflict do nothing
    ), vanished_actions as (
      delete from ad_metric_actions a using vanished v
      where a.org_id = ${orgId} and a.campaign_id = v.campaign_id and a.date = v.date
        and a.date between ${window.from} and ${window.to}
      returning a.*
    ), superseded_actions as (
      insert into ad_metric_action_revisions
        (org_id, campaign_id, date, action, conversions, value_micros, observed_at, superseded_at)
      select org_id, campaign_id, date, action, conversions, value_micros, observed_at,
        ${now.toISOString()}::timestamptz
      from vanished_actions
      on conflict do nothing
    )
    select date::text as date, count(*)::int as count from vanished group by date`);
  await rollUpDays(
    tx,
    account,
    removed.map((day) => day.date),
  );
  return removed.reduce((sum, day) => sum + day.count, 0);
}
