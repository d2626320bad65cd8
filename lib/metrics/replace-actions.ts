import { sql } from 'drizzle-orm';
import { columnArrays } from '@/db/column-arrays';
import type { Tx } from '@/db/tenant';
import type { RemoteAction } from '@/lib/platforms/platform';
import { type Place, type PlacedPage, placeColumns } from './placed-page';
import type { FactAccount } from './write-daily-metrics';

type PlacedAction = RemoteAction & Place;

const actionColumns = [
  ...placeColumns,
  { name: 'action', type: 'text', of: (row: PlacedAction) => row.action },
  { name: 'conversions', type: 'numeric(20,6)', of: (row: PlacedAction) => row.conversions },
  { name: 'value_micros', type: 'bigint', of: (row: PlacedAction) => row.valueMicros },
];

/** The actions of each row of the page; replaced and withdrawn ones become revisions. Hold the account's lock. */
export async function replaceActions(
  tx: Tx,
  { orgId, adAccountId }: FactAccount,
  { rows, campaigns, window: { from, to } }: PlacedPage,
  now: Date,
): Promise<void> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const placed = rows.flatMap(({ actions, place, distance }) =>
    actions.map((action) => ({ ...action, place, distance })),
  );
  const key = sql`(${campaigns})[r.place] as campaign_id, ${from}::date + r.distance as date`;
  await tx.execute(sql`
    with page as materialized (
      select ${key} from ${columnArrays(rows, placeColumns)}
    ), incoming as materialized (
      select ${key}, r.action, r.conversions, r.value_micros from ${columnArrays(placed, actionColumns)}
    ), known as materialized (
      select a.* from ad_metric_actions a
      where a.org_id = ${orgId} and a.campaign_id = any(${campaigns}) and a.date between ${from} and ${to}
    ), changed as materialized (
      select i.*, k.observed_at as known_since, k.conversions as known_conversions, k.value_micros as known_value
      from incoming i
      left join known k on k.campaign_id = i.campaign_id and k.date = i.date and k.action = i.action
      where k.campaign_id is null or (k.conversions, k.value_micros) is distinct from (i.conversions, i.value_micros)
    ), gone as materialized (
      select k.* from known k
      join page p on p.campaign_id = k.campaign_id and p.date = k.date
      left join incoming i on i.campaign_id = k.campaign_id and i.date = k.date and i.action = k.action
      where i.action is null
    ), superseded as (
      insert into ad_metric_action_revisions
        (org_id, campaign_id, date, action, conversions, value_micros, observed_at, superseded_at)
      select ${orgId}::uuid, campaign_id, date, action, known_conversions, known_value, known_since, ${at}
      from changed where known_since is not null
      union all
      select ${orgId}::uuid, campaign_id, date, action, conversions, value_micros, observed_at, ${at} from gone
      on conflict do nothing
    ), replaced as (
      update ad_metric_actions a set conversions = c.conversions, value_micros = c.value_micros, observed_at = ${at}
      from changed c
      where c.known_since is not null and a.org_id = ${orgId} and a.campaign_id = c.campaign_id and a.date = c.date
        and a.action = c.action and a.date between ${from} and ${to}
    ), removed as (
      delete from ad_metric_actions a using gone g
      where a.org_id = ${orgId} and a.campaign_id = g.campaign_id and a.date = g.date and a.action = g.action
        and a.date between ${from} and ${to}
    )
    insert into ad_metric_actions (org_id, campaign_id, date, ad_account_id, action, conversions, value_micros,
      first_seen_at, observed_at)
    select ${orgId}::uuid, c.campaign_id, c.date, ${adAccountId}::uuid, c.action, c.conversions, c.value_micros,
      ${at}, ${at}
    from changed c where c.known_since is null`);
}
