import { type SQL, sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { jsonRows } from '@/db/json-rows';
import type { Tx } from '@/db/tenant';
import type { DateWindow, PlatformId, RemoteDailyMetrics } from '@/lib/platforms/platform';
import { rollUpDays } from './roll-up-days';

/** The ad account that facts belong to. */
export interface FactAccount {
  orgId: AuthorizedOrgId;
  adAccountId: string;
  platform: PlatformId;
}

interface WrittenMetrics {
  rowsChanged: number;
  /** Campaign and day of every row given, for the removal of those that did not come back. */
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

const factsOf = (row: string): SQL => sql.raw(FACTS.map((fact) => `${row}.${fact}`).join(', '));
const knownFacts: SQL = sql.raw(FACTS.map((fact) => `m.${fact} as known_${fact}`).join(', '));
const knownOf = (row: string): SQL => sql.raw(FACTS.map((fact) => `${row}.known_${fact}`).join(', '));
const replaceFacts: SQL = sql.raw(FACTS.map((fact) => `${fact} = excluded.${fact}`).join(', '));
const factNames: SQL = sql.raw(FACTS.join(', '));

/** Writers of one account wait for each other, so that its facts and its roll-up are of one mind. */
export async function lockAccountFacts(tx: Tx, { adAccountId }: FactAccount): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`facts:${adAccountId}`}, 0))`);
}

/**
 * Writes a page of facts as the platform reported them at `now`: new values replace old ones, which become revisions;
 * a row that says what is known already changes nothing. A campaign that only the report knows is created with status
 * `unknown`. The account's daily roll-up follows in the same transaction.
 */
export async function writeDailyMetrics(
  tx: Tx,
  account: FactAccount,
  rows: RemoteDailyMetrics[],
  now: Date,
): Promise<WrittenMetrics> {
  // The same campaign and day twice on a page: the later one counts.
  const unique = [...new Map(rows.map((row) => [`${row.campaignExternalId} ${row.date}`, row])).values()];
  if (unique.length === 0) return { rowsChanged: 0, returned: [] };
  await lockAccountFacts(tx, account);
  const campaignIds = await campaignIdsOf(tx, account, unique, now);
  const facts = unique.map(({ campaignExternalId, campaignName: _, ...row }) => ({
    ...row,
    campaignId: campaignIds.get(campaignExternalId) ?? '',
    spendMicros: row.spendMicros.toString(),
    conversionValueMicros: row.conversionValueMicros?.toString() ?? null,
  }));
  const changed = await replaceRows(tx, account, facts, now);
  await rollUpDays(tx, account, [...changed.keys()]);
  const rowsChanged = [...changed.values()].reduce((sum, count) => sum + count, 0);
  return { rowsChanged, returned: facts.map(({ campaignId, date }) => ({ campaignId, date })) };
}

async function campaignIdsOf(
  tx: Tx,
  { orgId, adAccountId, platform }: FactAccount,
  rows: RemoteDailyMetrics[],
  now: Date,
): Promise<Map<string, string>> {
  const named = [...new Map(rows.map((row) => [row.campaignExternalId, row])).values()].map((row) => ({
    external_id: row.campaignExternalId,
    name: row.campaignName,
    currency: row.currency,
  }));
  const json = jsonRows(named);
  await tx.execute(sql`
    insert into campaigns
      (org_id, ad_account_id, platform, external_id, name, status, external_status, currency, first_seen_at, observed_at)
    select ${orgId}::uuid, ${adAccountId}::uuid, ${platform}, r.external_id, r.name, 'unknown', 'unknown', r.currency,
      ${now.toISOString()}::timestamptz, ${now.toISOString()}::timestamptz
    from json_to_recordset(${json}) as r(external_id text, name text, currency text)
    where not exists (
      select 1 from campaigns c
      where c.org_id = ${orgId} and c.ad_account_id = ${adAccountId} and c.external_id = r.external_id)
    on conflict do nothing`);
  const found = await tx.execute<{ id: string; external_id: string }>(sql`
    select c.id, c.external_id from campaigns c
    join json_to_recordset(${json}) as r(external_id text) on r.external_id = c.external_id
    where c.org_id = ${orgId} and c.ad_account_id = ${adAccountId}`);
  return new Map(found.map((row) => [row.external_id, row.id]));
}

/** One statement for the page. Returns how many rows are new or changed, by day. */
async function replaceRows(
  tx: Tx,
  { orgId, adAccountId }: FactAccount,
  facts: { date: string }[],
  now: Date,
): Promise<Map<string, number>> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const { from, to } = spanOf(facts.map((fact) => fact.date));
  const days = await tx.execute<{ date: string; count: number }>(sql`
    with incoming as materialized (
      select r."campaignId" as campaign_id, r.date, r.currency, r.impressions, r.clicks, r."linkClicks" as link_clicks,
        r."spendMicros" as spend_micros, r.conversions, r."conversionValueMicros" as conversion_value_micros,
        r."videoViews" as video_views, r.reach
      from json_to_recordset(${jsonRows(facts)}) as r(
        "campaignId" uuid, date date, currency text, impressions bigint, clicks bigint, "linkClicks" bigint,
        "spendMicros" bigint, conversions numeric(20, 6), "conversionValueMicros" bigint, "videoViews" bigint,
        reach bigint)
    ), changed as materialized (
      select i.*, m.observed_at as known_since, ${knownFacts}
      from incoming i
      left join ad_metrics m on m.org_id = ${orgId} and m.campaign_id = i.campaign_id and m.date = i.date
        and m.date between ${from} and ${to}
      where m.campaign_id is null or (${factsOf('m')}) is distinct from (${factsOf('i')})
    ), superseded as (
      insert into ad_metric_revisions (org_id, campaign_id, date, ${factNames}, observed_at, superseded_at)
      select ${orgId}::uuid, c.campaign_id, c.date, ${knownOf('c')}, c.known_since, ${at}
      from changed c where c.known_since is not null
      on conflict do nothing
    ), written as (
      insert into ad_metrics as m
        (org_id, campaign_id, date, ad_account_id, ${factNames}, first_seen_at, observed_at)
      select ${orgId}::uuid, c.campaign_id, c.date, ${adAccountId}::uuid, ${factsOf('c')}, ${at}, ${at} from changed c
      on conflict (org_id, campaign_id, date) do update set ${replaceFacts}, observed_at = excluded.observed_at
      returning m.date
    )
    select date::text as date, count(*)::int as count from written group by date`);
  return new Map(days.map((day) => [day.date, day.count]));
}

function spanOf(dates: string[]): DateWindow {
  const sorted = [...dates].sort();
  return { from: sorted[0] ?? '', to: sorted.at(-1) ?? '' };
}
