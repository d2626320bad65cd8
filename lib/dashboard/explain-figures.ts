import { sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { type JsonRead, jsonRead, readTogether } from '@/db/read-together';
import type { Tx } from '@/db/tenant';
import { dayInZone, earliestDay, type IsoDate, latestDay } from '@/lib/dates';
import { AppError } from '@/lib/errors';
import { groupBy } from '@/lib/group-by';
import { countedConversions } from '@/lib/metrics/conversions/counted-conversions';
import { createRateBook } from '@/lib/metrics/convert';
import type { FigureFilter } from '@/lib/metrics/figure-filter';
import { type FigurePeriods, figurePeriods, ratedPeriods } from '@/lib/metrics/figure-periods';
import { readFxRates } from '@/lib/metrics/fx-rates/read-fx-rates';
import { rateId, rateSpans } from '@/lib/metrics/rate-spans';
import { rateTable } from '@/lib/metrics/rate-table';
import { requireFilterSubjects } from '@/lib/metrics/require-filter-subjects';
import { addSums, type MetricSums } from '@/lib/metrics/sums';
import { isoText } from '@/lib/sync/status/state';
import { sumRows } from './advertising-totals';
import { advertisingFigures, comparedRows } from './build-advertising';
import { type ChosenAccount, chosenAccounts, chosenProfiles } from './chosen-accounts';
import { coverageOf, isUnknown } from './coverage';
import { comparedSides, explainChange } from './explain-change';
import { countsConversions, type ExplainedFigure, formulaOf } from './explained-figures';
import type { Explanation } from './explanation-schema';
import { figureScope } from './figure-scope';
import { figureSides, figureValue, unitOf } from './figure-sides';
import { readCampaignContributions } from './read-campaign-contributions';
import { readCampaignHistories } from './read-campaign-histories';
import { type FigurePart, readFigureParts } from './read-figure-parts';
import { restatedFrom } from './restated-from';
import { reviewedPeriods } from './review-campaigns';

export interface ExplainQuery {
  filter: FigureFilter;
  // All days of the filter, or those that campaigns are reviewed by.
  days: 'all' | 'reviewed';
  figures: readonly ExplainedFigure[];
  // Of the organization.
  timeZone: string;
  now: Date;
}

/**
 * How the dashboard computes figures of a filter, from which rows, rates and sync runs, and what made their change. The
 * parts add up to numerator and denominator exactly. A fixed number of statements, however many figures.
 * @throws AppError `not_found` for an id in the filter that is not the organization's; `invalid_input` for reviewed days
 * of a filter that has none
 */
export async function explainFigures(
  tx: Tx,
  orgId: AuthorizedOrgId,
  { filter, days, figures, timeZone, now }: ExplainQuery,
): Promise<Explanation[]> {
  const today = dayInZone(now, timeZone);
  const periods = periodsOf(filter, days, today);
  await requireFilterSubjects(tx, orgId, filter);
  const [{ lastSyncs, countedOf, marginBasisPoints, ...chosen }, kept] = await Promise.all([
    readTogether(tx, {
      accounts: chosenAccounts(orgId),
      profiles: chosenProfiles(orgId),
      lastSyncs: lastFigureSyncs(orgId),
      countedOf: countedConversions(orgId),
      marginBasisPoints: marginOf(orgId),
    }),
    readFxRates(tx, orgId, [filter.currency]),
  ]);
  const scope = figureScope(filter, chosen);
  const book = createRateBook(kept);
  const priced = [
    scope.accounts.map((account) => account.currency),
    filter.currency,
    ratedPeriods(periods, today),
    book,
  ] as const;
  const rates = rateTable(...priced);
  const { parts, delivered } = await readFigureParts(tx, orgId, { scope, periods, rates, spans: rateSpans(...priced) });
  const current = parts.filter((part) => part.current);
  const before = parts.filter((part) => !part.current);
  const coverage = coverageOf(scope.accounts, delivered, periods);
  const { totals, previous, comparison, unconverted } = advertisingFigures({
    ...{ rows: parts, unpriced: unpricedOf(current), coverage, periods },
    money: { currency: filter.currency, marginBasisPoints },
  });
  const moved = await readCampaignContributions(tx, orgId, {
    ...{ scope, periods, rates, withoutMoneyOf: comparedRows(parts).withoutMoneyOf },
    all: new Map(comparison ? figures.map((figure) => [figure, comparedSides(parts, figure)]) : []),
  });
  const moving = [...moved.values()].flatMap(({ largest }) => largest.map(({ campaignId }) => campaignId));
  const histories = await readCampaignHistories(tx, orgId, [...new Set(moving)], periods);
  const living = scope.accounts.filter(({ status }) => status !== 'disconnected').map(({ platform }) => platform);
  const platforms = [...new Set(scope.accounts.map(({ platform }) => platform))];
  const shared = {
    period: { from: periods.from, to: periods.to },
    parts: toParts(current),
    unconverted,
    accountsWithoutData: accountsWithoutData(scope.accounts, current, delivered, periods),
    restatedFrom: restatedFrom(living, today, periods.to),
    syncs: syncsOf(scope.accounts, lastSyncs),
  };
  return figures.map((figure) => {
    const formula = formulaOf(figure, marginBasisPoints);
    const { text, factor, offset } = formula;
    const unit = unitOf(figure);
    const campaigns = moved.get(figure);
    const values = comparison && {
      current: figureValue(comparison.current, figure),
      previous: figureValue(comparison.previous, figure),
    };
    return {
      figure,
      formula: { id: figure, text, factor, offset, days: formula.days },
      ...shared,
      ...figureSides(figure, totals, sumRows(current)),
      unit,
      currency: formula.days === 'priced' ? filter.currency : null,
      conversionChoices: countsConversions(figure)
        ? platforms.map((platform) => ({ platform, ...countedOf(platform) }))
        : null,
      previous: periods.previous &&
        previous && { ...periods.previous, ...figureSides(figure, previous, sumRows(before)) },
      change:
        values && campaigns
          ? {
              ...values,
              ...explainChange({
                ...{ parts, figure, formula, unit, values, moved: campaigns, histories },
                currency: filter.currency,
              }),
            }
          : null,
    };
  });
}

function periodsOf(filter: FigureFilter, days: ExplainQuery['days'], today: IsoDate): FigurePeriods {
  const all = figurePeriods(filter, today);
  const periods = days === 'all' ? all : reviewedPeriods(all, today);
  if (periods) return periods;
  const reason = 'reviewed needs a period with a day of at least three days ago';
  throw new AppError('invalid_input', 'No day of the period is old enough.', {
    invalidParams: [{ name: 'query.days', reason }],
  });
}

function marginOf(orgId: AuthorizedOrgId): JsonRead<number | null> {
  return jsonRead(
    sql`select margin_basis_points as margin from organizations where id = ${orgId}`,
    ([organization]: { margin: number | null }[]) => organization?.margin ?? null,
  );
}

type LastSyncs = ReadonlyMap<string, Explanation['syncs'][number]['lastSync']>;

/** By integration: the last run that read campaigns' figures of recent days and succeeded. */
function lastFigureSyncs(orgId: AuthorizedOrgId): JsonRead<LastSyncs> {
  return jsonRead(
    sql`select distinct on (r.integration_id) r.integration_id as "integrationId", r.id as "runId",
        ${isoText('r.finished_at')} as "finishedAt"
      from sync_runs r
      where r.org_id = ${orgId} and r.status = 'succeeded' and r.data_type in ('all', 'metrics')
      order by r.integration_id, r.finished_at desc, r.id`,
    (rows: { integrationId: string; runId: string; finishedAt: string }[]) =>
      new Map(rows.map(({ integrationId, ...run }) => [integrationId, run])),
  );
}

function syncsOf(accounts: readonly ChosenAccount[], lastSyncs: LastSyncs): Explanation['syncs'] {
  return [...new Map(accounts.map(({ integrationId, platform }) => [integrationId, platform]))].map(
    ([integrationId, platform]) => ({ integrationId, platform, lastSync: lastSyncs.get(integrationId) ?? null }),
  );
}

function unpricedOf(current: readonly FigurePart[]) {
  const accounts = groupBy(
    current.filter(({ priced }) => !priced),
    ({ accountId, currency }) => `${accountId} ${currency}`,
  );
  return [...accounts.values()].flatMap(([first]) =>
    first ? [{ platform: first.platform, currency: first.currency, accounts: 1 }] : [],
  );
}

/** One for each account, currency and rate, whether its days are compared or not. */
function toParts(current: readonly FigurePart[]): Explanation['parts'] {
  const groups = groupBy(current, ({ accountId, currency, priced, rate }) =>
    [accountId, currency, priced, rate && rateId(rate)].join(' '),
  );
  return [...groups.values()].map((group) => toPart(group.reduce(mergeParts)));
}

function mergeParts(one: FigurePart, other: FigurePart): FigurePart {
  return {
    ...one,
    from: earliestDay(one.from, other.from),
    to: latestDay(one.to, other.to),
    days: one.days + other.days,
    sums: addSums(one.sums, other.sums),
    native: addSums(one.native, other.native),
  };
}

function toPart(part: FigurePart): Explanation['parts'][number] {
  const { accountId, accountName, platform, from, to, days, currency, priced, sums, native, rate } = part;
  return {
    ...{ accountId, accountName, platform, from, to, days, currency },
    ...{ impressions: sums.impressions, clicks: sums.clicks, conversionsMillionths: sums.conversionsMicros.toString() },
    native: toMoney(native),
    converted: priced ? toMoney(sums) : null,
    rate: rate && {
      numerator: rate.numerator.toString(),
      denominator: rate.denominator.toString(),
      rateDate: rate.rateDate,
      sources: [...rate.sources],
    },
  };
}

function toMoney({ spendMicros, conversionValueMicros, valuedSpendMicros }: MetricSums) {
  return {
    spend: spendMicros.toString(),
    conversionValue: conversionValueMicros?.toString() ?? null,
    valuedSpend: valuedSpendMicros.toString(),
  };
}

function accountsWithoutData(
  accounts: readonly ChosenAccount[],
  current: readonly FigurePart[],
  delivered: ReadonlySet<string>,
  periods: FigurePeriods,
): Explanation['accountsWithoutData'] {
  const withData = new Set(current.map(({ accountId }) => accountId));
  return accounts
    .filter(({ id }) => !withData.has(id))
    .map((account) => ({
      ...{ accountId: account.id, accountName: account.name, platform: account.platform },
      reason: isUnknown(coverageOf([account], delivered, periods), periods) ? 'not_read' : 'no_delivery',
    }));
}
