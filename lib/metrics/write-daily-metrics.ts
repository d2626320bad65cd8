import { type SQL, sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { columnArrays } from '@/db/column-arrays';
import type { Tx } from '@/db/tenant';
import type { PlatformId } from '@/lib/platform-ids';
import type { RemoteDailyMetrics } from '@/lib/platforms/platform';
import { type PlacedPage, placeColumns, placePage } from './placed-page';
import { replaceActions } from './replace-actions';
import { rollUpDays } from './roll-up-days';

export interface FactAccount {
  orgId: AuthorizedOrgId;
  adAccountId: string;
  platform: PlatformId;
}

interface WrittenMetrics {
  rowsChanged: number;
  // Of every given row, for the removal of those that did not come back.
  returned: { campaignId: string; date: string }[];
}

const FACTS = [
  'currency',
  'impressions',
  'clicks',
  'link_clicks',
  'spend_micros',
  'conversions',
  'conversion_value_micros',
  'video_views',
  'reach',
] as const;

const factColumns = [
  { name: 'currency', type: 'text', of: (row: RemoteDailyMetrics) => row.currency },
  { name: 'impressions', type: 'bigint', of: (row: RemoteDailyMetrics) => row.impressions },
  { name: 'clicks', type: 'bigint', of: (row: RemoteDailyMetrics) => row.clicks },
  { name: 'link_clicks', type: 'bigint', of: (row: RemoteDailyMetrics) => row.linkClicks },
  { name: 'spend_micros', type: 'bigint', of: (row: RemoteDailyMetrics) => row.spendMicros },
  { name: 'conversions', type: 'numeric(20,6)', of: (row: RemoteDailyMetrics) => row.conversions },
  { name: 'conversion_value_micros', type: 'bigint', of: (row: RemoteDailyMetrics) => row.conversionValueMicros },
  { name: 'video_views', type: 'bigint', of: (row: RemoteDailyMetrics) => row.videoViews },
  { name: 'reach', type: 'bigint', of: (row: RemoteDailyMetrics) => row.reach },
];
const campaignColumns = [
  { name: 'external_id', type: 'text', of: (row: RemoteDailyMetrics) => row.campaignExternalId },
  { name: 'name', type: 'text', of: (row: RemoteDailyMetrics) => row.campaignName },
  { name: 'currency', type: 'text', of: (row: RemoteDailyMetrics) => row.currency },
];

const factsOf = (row: string): SQL => sql.raw(FACTS.map((fact) => `${row}.${fact}`).join(', '));
const knownFacts: SQL = sql.raw(FACTS.map((fact) => `k.${fact} as known_${fact}`).join(', '));
const knownOf = (row: string): SQL => sql.raw(FACTS.map((fact) => `${row}.known_${fact}`).join(', '));
const replaceFacts: SQL = sql.raw(FACTS.map((fact) => `${fact} = c.${fact}`).join(', '));
const factNames: SQL = sql.raw(FACTS.join(', '));

/** Serializes writers of one account. */
export async function lockAccountFacts(tx: Tx, { adAccountId }: FactAccount): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`facts:${adAccountId}`}, 0))`);
}

/**
 * Replaced values become revisions; unknown campaigns get status `unknown`. Rolls up in the same transaction. The figures
 * of a row are those that the organization counts: `conversions/count-conversions.ts`.
 */
export async function writeDailyMetrics(
  tx: Tx,
  account: FactAccount,
  rows: RemoteDailyMetrics[],
  now: Date,
): Promise<WrittenMetrics> {
  if (rows.length === 0) return { rowsChanged: 0, returned: [] };
  const unique = lastOfEachDay(rows);
  await lockAccountFacts(tx, account);
  const campaignIds = await campaignIdsOf(tx, account, unique, now);
  const page = placePage(unique, campaignIds);
  const days = await replaceRows(tx, account, page, now);
  await replaceActions(tx, account, page, now);
  await rollUpDays(
    tx,
    account,
    days.filter(({ rolled }) => !rolled).map(({ date }) => date),
  );
  const rowsChanged = days.reduce((sum, { count }) => sum + count, 0);
  const returned = unique.map(({ campaignExternalId, date }) => ({
    campaignId: campaignIds.get(campaignExternalId) ?? '',
    date,
  }));
  return { rowsChanged, returned };
}

// Of a campaign and day twice on a page, the later row counts.
function lastOfEachDay(rows: RemoteDailyMetrics[]): RemoteDailyMetrics[] {
  const byDay = new Map<string, RemoteDailyMetrics>();
  for (const row of rows) byDay.set(`${row.date} ${row.campaignExternalId}`, row);
  return byDay.size === rows.length ? rows : [...byDay.values()];
}

async function campaignIdsOf(
  tx: Tx,
  account: FactAccount,
  rows: RemoteDailyMetrics[],
  now: Date,
): Promise<Map<string, string>> {
  const byCampaign = new Map<string, RemoteDailyMetrics>();
  for (const row of rows) byCampaign.set(row.campaignExternalId, row);
  const named = [...byCampaign.values()];
  const ids = await findOrMakeCampaigns(tx, account, named, now);
  // A campaign that another writer inserted meanwhile is in neither half of the statement.
  return ids.size === named.length ? ids : findOrMakeCampaigns(tx, account, named, now);
}

async function findOrMakeCampaigns(
  tx: Tx,
  { orgId, adAccountId, platform }: FactAccount,
  named: RemoteDailyMetrics[],
  now: Date,
): Promise<Map<string, string>> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const found = await tx.execute<{ id: string; external_id: string }>(sql`
    with named as materialized (
      select r.*, c.id from ${columnArrays(named, campaignColumns)}
      left join campaigns c on c.org_id = ${orgId} and c.ad_account_id = ${adAccountId} and c.external_id = r.external_id
    ), made as (
      insert into campaigns
        (org_id, ad_account_id, platform, external_id, name, status, external_status, currency, first_seen_at, observed_at)
      select ${orgId}::uuid, ${adAccountId}::uuid, ${platform}, n.external_id, n.name, 'unknown', 'unknown', n.currency,
        ${at}, ${at}
      from named n where n.id is null
      on conflict do nothing
      returning id, external_id
    )
    select id, external_id from named where id is not null union all select id, external_id from made`);
  return new Map(found.map((row) => [row.external_id, row.id]));
}

interface ReplacedDay extends Record<string, unknown> {
  date: string;
  count: number;
  rolled: boolean;
}

// `rolled` is false for days that need a full roll-up (changed currency, withdrawn value).
async function replaceRows(
  tx: Tx,
  { orgId, adAccountId, platform }: FactAccount,
  { rows, campaigns, window: { from, to } }: PlacedPage,
  now: Date,
): Promise<ReplacedDay[]> {
  const at = sql`${now.toISOString()}::timestamptz`;
  return tx.execute<ReplacedDay>(sql`
    with incoming as materialized (
      select (${campaigns})[r.place] as campaign_id, ${from}::date + r.distance as date, r.*
      from ${columnArrays(rows, [...placeColumns, ...factColumns])}
    ), known as materialized (
      select m.* from ad_metrics m
      where m.org_id = ${orgId} and m.campaign_id = any(${campaigns}) and m.date between ${from} and ${to}
    ), changed as materialized (
      select i.*, k.observed_at as known_since, ${knownFacts}
      from incoming i left join known k on k.campaign_id = i.campaign_id and k.date = i.date
      where k.campaign_id is null or (${factsOf('k')}) is distinct from (${factsOf('i')})
    ), superseded as (
      insert into ad_metric_revisions (org_id, campaign_id, date, ${factNames}, observed_at, superseded_at)
      select ${orgId}::uuid, c.campaign_id, c.date, ${knownOf('c')}, c.known_since, ${at}
      from changed c where c.known_since is not null
      on conflict do nothing
    ), replaced as (
      update ad_metrics m set ${replaceFacts}, observed_at = ${at}
      from changed c
      where c.known_since is not null and m.org_id = ${orgId} and m.campaign_id = c.campaign_id and m.date = c.date
        and m.date between ${from} and ${to}
    ), written as (
      insert into ad_metrics
        (org_id, campaign_id, date, ad_account_id, ${factNames}, first_seen_at, observed_at)
      select ${orgId}::uuid, c.campaign_id, c.date, ${adAccountId}::uuid, ${factsOf('c')}, ${at}, ${at}
      from changed c where c.known_since is null
    ), added as materialized (
      select d.*, d.is_additive and coalesce(o.currency = d.currency, true) as rolled
      from (
        select c.date, min(c.currency) as currency, count(*)::int as count,
          min(c.currency) = max(c.currency) and bool_and(coalesce(c.known_currency = c.currency, true)
            and (c.conversion_value_micros is not null or c.known_conversion_value_micros is null)) as is_additive,
          sum(c.impressions - coalesce(c.known_impressions, 0))::bigint as impressions,
          sum(c.clicks - coalesce(c.known_clicks, 0))::bigint as clicks,
          sum(c.spend_micros - coalesce(c.known_spend_micros, 0))::bigint as spend_micros,
          sum(c.conversions - coalesce(c.known_conversions, 0)) as conversions,
          sum(c.conversion_value_micros - coalesce(c.known_conversion_value_micros, 0))::bigint
            as conversion_value_micros
        from changed c group by c.date
      ) d
      left join org_daily_metrics o
        on o.org_id = ${orgId} and o.ad_account_id = ${adAccountId} and o.date = d.date
    ), rolled_up as (
      insert into org_daily_metrics as o (org_id, date, ad_account_id, platform, currency, impressions, clicks,
        spend_micros, conversions, conversion_value_micros)
      select ${orgId}::uuid, a.date, ${adAccountId}::uuid, ${platform}, a.currency, a.impressions, a.clicks,
        a.spend_micros, a.conversions, a.conversion_value_micros
      from added a where a.rolled
      on conflict (org_id, date, ad_account_id) do update set platform = excluded.platform,
        impressions = o.impressions + excluded.impressions, clicks = o.clicks + excluded.clicks,
        spend_micros = o.spend_micros + excluded.spend_micros, conversions = o.conversions + excluded.conversions,
        conversion_value_micros = case when excluded.conversion_value_micros is null then o.conversion_value_micros
          else coalesce(o.conversion_value_micros, 0) + excluded.conversion_value_micros end
    )
    select date::text as date, count, rolled from added`);
}
