import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/tenant';
import { whereAccount } from './where-account';
import type { FactAccount } from './write-daily-metrics';

/** In the transaction that changed the facts; hold the account's lock. Of two currencies a day sums the newest only. */
export async function rollUpDays(tx: Tx, account: FactAccount, dates: string[]): Promise<void> {
  if (dates.length === 0) return;
  const { orgId, adAccountId, platform } = account;
  const days = sql`${`{${dates.join(',')}}`}::date[]`;
  await tx.execute(sql`
    with facts as materialized (
      select m.* from ad_metrics m
      where ${whereAccount('m', account)} and m.date = any(${days})
    ), day_currency as (
      select date, case when min(currency) = max(currency) then min(currency)
        else (array_agg(currency order by observed_at desc, currency))[1] end as currency
      from facts group by date
    ), emptied as (
      delete from org_daily_metrics d
      where d.org_id = ${orgId} and d.ad_account_id = ${adAccountId} and d.date = any(${days})
        and not exists (select 1 from facts f where f.date = d.date)
    )
    insert into org_daily_metrics (org_id, date, ad_account_id, platform, currency, impressions, clicks, spend_micros,
      conversions, conversion_value_micros)
    select ${orgId}::uuid, f.date, ${adAccountId}::uuid, ${platform}, c.currency, sum(f.impressions)::bigint,
      sum(f.clicks)::bigint, sum(f.spend_micros)::bigint, sum(f.conversions), sum(f.conversion_value_micros)::bigint
    from facts f join day_currency c on c.date = f.date and c.currency = f.currency
    group by f.date, c.currency
    on conflict (org_id, date, ad_account_id) do update set platform = excluded.platform, currency = excluded.currency,
      impressions = excluded.impressions, clicks = excluded.clicks, spend_micros = excluded.spend_micros,
      conversions = excluded.conversions, conversion_value_micros = excluded.conversion_value_micros`);
}
