import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { type JsonRead, jsonRead, readTogether } from '@/db/read-together';
import { withOrg } from '@/db/tenant';
import { uuidArray } from '@/db/uuid-array';
import { whereAccountFiltered } from '@/lib/accounts/account-filter';
import { accountLabel } from '@/lib/accounts/account-label';
import { dayInZone } from '@/lib/dates';
import { labelsOf } from '@/lib/labels/labels-of';
import { whereCampaignLabelled } from '@/lib/labels/where-campaign-labelled';
import { countedConversions } from '@/lib/metrics/conversions/counted-conversions';
import type { CountedConversions } from '@/lib/metrics/conversions/schema';
import { createRateBook } from '@/lib/metrics/convert';
import type { FigureFilter } from '@/lib/metrics/figure-filter';
import {
  type FigurePeriods,
  figurePeriods,
  ratedPeriods,
  whereCompared,
  whereCounted,
  whereCountedFact,
  whereCurrent,
  whereInPeriods,
} from '@/lib/metrics/figure-periods';
import { knownFxRates } from '@/lib/metrics/fx-rates/read-fx-rates';
import type { ReadDays } from '@/lib/metrics/known-days';
import { type RateTable, rateDay, rateRows, rateTable } from '@/lib/metrics/rate-table';
import { requireFilterSubjects } from '@/lib/metrics/require-filter-subjects';
import type { PlatformId } from '@/lib/platform-ids';
import {
  campaignFigures,
  decodePlace,
  encodePlace,
  orderOfPlaces,
  sortFieldOf,
  sortKey,
  sumsFor,
  whereAfter,
} from './campaign-order';
import { type CampaignRow, placeOf, toCampaign } from './campaign-row';
import { campaignDays } from './campaign-sums';
import type { CampaignListQuery, CampaignPage, CampaignSortField } from './schema';

/**
 * The campaigns that the filter covers, with its figures. Search folds case, accents and forms of alef (`search_fold`).
 * @throws AppError `invalid_input` for a bad cursor; `not_found` for an account, campaign or label that is not the
 * organization's
 */
export async function listCampaigns(
  session: { orgId: AuthorizedOrgId; organization: { timeZone: string } },
  filter: FigureFilter,
  query: CampaignListQuery,
  now = new Date(),
): Promise<CampaignPage> {
  const { orgId, organization } = session;
  const today = dayInZone(now, organization.timeZone);
  const periods = figurePeriods(filter, today);
  const { found, countedOf } = await withOrg(orgId, async (tx) => {
    await requireFilterSubjects(tx, orgId, filter);
    const { accounts, fxRates, countedOf } = await readTogether(tx, {
      accounts: readAccounts(orgId),
      fxRates: knownFxRates(orgId, [filter.currency]),
      countedOf: countedConversions(orgId),
    });
    const currencies = accounts.map(({ currency }) => currency);
    const rates = rateTable(currencies, filter.currency, ratedPeriods(filter, today), createRateBook(fxRates));
    const rows = await tx.execute<CampaignRow>(campaignsOf(orgId, filter, query, { accounts, periods, rates }));
    return { found: rows, countedOf };
  });
  const page = found.slice(0, query.limit);
  const last = found.length > page.length ? page.at(-1) : undefined;
  return {
    period: {
      from: filter.from,
      to: filter.to,
      previousFrom: filter.previous?.from ?? null,
      previousTo: filter.previous?.to ?? null,
    },
    campaigns: page.map((row) => toCampaign(row, filter.currency)),
    ...(query.explain === '1' ? { counted: countedOn(page, countedOf) } : {}),
    nextCursor: last ? encodePlace(query.sort, placeOf(last)) : null,
  };
}

interface ReadAccount extends ReadDays {
  id: string;
  currency: string;
}

function readAccounts(orgId: AuthorizedOrgId): JsonRead<ReadAccount[]> {
  return jsonRead(
    sql`
      select id, currency, read_from::text as "readFrom", read_to::text as "readTo"
      from ad_accounts where org_id = ${orgId} and selected`,
    (rows: ReadAccount[]) => rows,
  );
}

function countedOn(page: readonly CampaignRow[], countedOf: (platform: PlatformId) => CountedConversions) {
  return [...new Set(page.map(({ platform }) => platform))].map((platform) => ({
    platform,
    counted: countedOf(platform),
  }));
}

interface Figures {
  // Selected.
  accounts: readonly ReadAccount[];
  periods: FigurePeriods;
  rates: RateTable;
}

// The page is found first; the figures of both periods are summed for its campaigns only.
function campaignsOf(orgId: AuthorizedOrgId, filter: FigureFilter, query: CampaignListQuery, figures: Figures): SQL {
  const { periods, rates } = figures;
  const { sort, cursor, limit } = query;
  const place = cursor === undefined ? null : decodePlace(sort, cursor);
  const isGrowing = sql.raw(periods.isGrowing ? '0' : '1');
  return sql`
    with a as materialized (
      select a.id, a.read_from, a.read_to,
        coalesce(a.read_from <= ${periods.to} and a.read_to - ${isGrowing} >= ${periods.from}, false) as known
      from ad_accounts a
      where a.org_id = ${orgId} and a.selected and ${whereAccountFiltered(orgId, filter)}
    ), r as materialized ${rateRows(rates)}, k as (${placesOf(orgId, filter, query, figures)}), page as (
      select k.* from k where ${place ? whereAfter(sort, place) : sql`true`}
      order by ${orderOfPlaces(sort)} limit ${limit + 1}
    )
    select k.key::text, c.id, c.name, c.name_order, c.platform, c.ad_account_id, ${accountLabel('o')} as account_name,
      c.status, c.external_status, c.objective, c.has_issues, c.currency, c.daily_budget_micros as daily,
      c.lifetime_budget_micros as lifetime, c.starts_at, c.ends_at, ${labelsOf('campaign', sql.raw('c'))} as labels,
      a.known, sums.days
    from page k
    join campaigns c on c.org_id = ${orgId} and c.id = k.id
    join a on a.id = c.ad_account_id
    join ad_accounts o on o.org_id = c.org_id and o.id = c.ad_account_id
    cross join lateral (${campaignDays(orgId, { periods, matureTo: periods.to, rates })}) sums
    order by ${orderOfPlaces(sort)}`;
}

// Every campaign of the list with its key. A list by name needs no figures, and walks the index of names. Full joins with
// `offset 0` are hashed, as in `pricedDays`.
function placesOf(orgId: AuthorizedOrgId, filter: FigureFilter, query: CampaignListQuery, figures: Figures): SQL {
  const { field } = sortFieldOf(query.sort);
  const key = sortKey(field);
  const where = sql.join(conditions(orgId, filter, query), sql` and `);
  if (key === null || field === 'status') {
    return sql`
      select ${key ?? sql`null`}::numeric as key, c.name_order, c.id from campaigns c
      where ${where} and exists (select 1 from a where a.id = c.ad_account_id)`;
  }
  return sql`
    with s as materialized (
      select m.campaign_id, m.currency, ${factsByCampaign(orgId, field, figures)}
      group by 1, 2, 3, 4, 5
    ), f as (${campaignFigures()})
    select k.key, k.name_order, k.id
    from (
      select (${key})::numeric as key, c.name_order, c.id, a.id as in_account
      from (select c.* from campaigns c where ${where}) c
      full join a on a.id = c.ad_account_id
      full join f on f.campaign_id = c.id offset 0
    ) k
    where k.id is not null and k.in_account is not null`;
}

// Only the change needs the facts of both periods, and so the read days of each fact's account.
function factsByCampaign(orgId: AuthorizedOrgId, field: CampaignSortField, { accounts, periods, rates }: Figures): SQL {
  const isOfChange = field === 'change';
  const read = isOfChange ? periods : { ...periods, previous: null };
  const facts = sql`m.org_id = ${orgId} and ${whereInPeriods(read)}`;
  const sums = sql`${rateDay(rates, sql`m.date`)} as date, ${sumsFor(field)}`;
  const counted = isOfChange ? null : whereCountedFact(accounts, read);
  if (counted)
    return sql`true as current, false as comparable, ${sums} from ad_metrics m where ${facts} and ${counted}`;
  return sql`${whereCurrent(read)} as current, coalesce(${whereCompared(read, 'm', 'm')}, false) as comparable, ${sums}
      from (
        select m.*, a.id as in_account, a.read_from, a.read_to
        from (select m.* from ad_metrics m where ${facts}) m
        full join a on a.id = m.ad_account_id offset 0
      ) m
      where m.ad_account_id = m.in_account and ${whereCounted(read, 'm', 'm')}`;
}

// A text that folds to nothing (a lone diacritic) is searched as typed.
function whereNameHas(text: string): SQL {
  const folded = sql`search_fold(${text}::text)`;
  return sql`case ${folded} when '' then strpos(c.name, ${text}) > 0 else strpos(c.name_search, ${folded}) > 0 end`;
}

function conditions(
  orgId: AuthorizedOrgId,
  { campaigns, labels }: FigureFilter,
  { status, search }: CampaignListQuery,
): SQL[] {
  return [
    sql`c.org_id = ${orgId}`,
    ...(status ? [sql`c.status = ${status}`] : []),
    ...(campaigns.length > 0 ? [sql`c.id = any(${uuidArray(campaigns)})`] : []),
    ...(labels.length > 0 ? [whereCampaignLabelled(orgId, labels)] : []),
    ...(search ? [whereNameHas(search)] : []),
  ];
}
