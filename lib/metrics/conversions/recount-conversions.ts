import { sql } from 'drizzle-orm';
import { arrayOf } from '@/db/column-arrays';
import type { Tx } from '@/db/tenant';
import type { ConversionChoice, DateWindow } from '@/lib/platforms/platform';
import { rollUpDays } from '../roll-up-days';
import { whereAccount } from '../where-account';
import { type FactAccount, lockAccountFacts } from '../write-daily-metrics';

/**
 * Sets the conversions and the value of the facts with actions to what `choice` counts; the earlier figures become
 * revisions. Facts without actions keep theirs. Constant days open only the partitions that have them.
 */
export async function recountConversions(
  tx: Tx,
  account: FactAccount,
  { from, to }: DateWindow,
  { conversions, sales }: ConversionChoice,
  now: Date,
): Promise<void> {
  const { orgId } = account;
  await lockAccountFacts(tx, account);
  const days = await tx.execute<{ date: string }>(sql`
    with counted as materialized (
      select a.campaign_id, a.date,
        coalesce(sum(a.conversions) filter (where a.action = any(${arrayOf(conversions, 'text')})), 0) as conversions,
        (sum(a.value_micros) filter (where a.action = any(${arrayOf(sales, 'text')})))::bigint as value_micros
      from ad_metric_actions a where ${whereAccount('a', account)} and a.date between ${from} and ${to}
      group by a.campaign_id, a.date
    ), changed as materialized (
      select m.*, c.conversions as counted, c.value_micros as counted_value
      from counted c
      join ad_metrics m on m.org_id = ${orgId} and m.campaign_id = c.campaign_id and m.date = c.date
      where m.date between ${from} and ${to}
        and (m.conversions, m.conversion_value_micros) is distinct from (c.conversions, c.value_micros)
    ), superseded as (
      insert into ad_metric_revisions (org_id, campaign_id, date, currency, impressions, clicks, link_clicks,
        spend_micros, conversions, conversion_value_micros, video_views, reach, observed_at, superseded_at)
      select org_id, campaign_id, date, currency, impressions, clicks, link_clicks, spend_micros, conversions,
        conversion_value_micros, video_views, reach, observed_at, ${now.toISOString()}::timestamptz
      from changed
      on conflict do nothing
    ), replaced as (
      update ad_metrics m set conversions = c.counted, conversion_value_micros = c.counted_value,
        observed_at = ${now.toISOString()}::timestamptz
      from changed c
      where m.org_id = ${orgId} and m.campaign_id = c.campaign_id and m.date = c.date
        and m.date between ${from} and ${to}
    )
    select distinct date::text as date from changed`);
  await rollUpDays(
    tx,
    account,
    days.map(({ date }) => date),
  );
}
