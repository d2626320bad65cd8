import { instantInZone, storableInstant } from '@/lib/dates';
import { microsFromDecimal } from '@/lib/money';
import {
  type ActionSum,
  type ActionSums,
  isEmpty,
  plusAction,
  toActionFigures,
  toActions,
} from '../conversion-actions';
import type { CampaignStatus, RemoteAdAccount, RemoteCampaign, RemoteDailyMetrics } from '../platform';
import type { ApiActionRow, ApiCampaignRow, ApiCustomerClient, ApiMetricsRow } from './api-types';
import { CATEGORIES, type Category, CONVERSION_ACTIONS, NO_END_DAY, TROUBLED_STATES } from './constants';

export function toAdAccount(row: ApiCustomerClient, root: string): RemoteAdAccount {
  return {
    externalId: row.id,
    name: row.descriptiveName || row.id,
    currency: row.currencyCode,
    timeZone: row.timeZone,
    externalStatus: row.status ?? null,
    accessPath: row.id === root ? null : root,
  };
}

const WALL_TIME = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}:\d{2})$/;

// Google writes `2026-11-01 00:00:00` in the account's time zone.
function toInstant(wallTime: string | undefined, timeZone: string): Date | null {
  const [, day = '', time] = WALL_TIME.exec(wallTime ?? '') ?? [];
  const isDate = storableInstant(`${day}T${time}Z`) !== null;
  return isDate && day < NO_END_DAY ? instantInZone(`${day}T${time}`, timeZone) : null;
}

function toStatus(set: string, primary: string | undefined, endsAt: Date | null, now: Date): CampaignStatus {
  switch (set) {
    case 'ENABLED':
      return primary === 'ENDED' || (endsAt && endsAt < now) ? 'ended' : 'active';
    case 'PAUSED':
      return 'paused';
    case 'REMOVED':
      return 'removed';
    default:
      return 'unknown';
  }
}

type Budgets = Pick<RemoteCampaign, 'dailyBudgetMicros' | 'lifetimeBudgetMicros'>;

// Unknown where the campaign shares a budget with others.
function toBudgets(budget: ApiCampaignRow['campaignBudget']): Budgets {
  if (!budget || budget.explicitlyShared || budget.referenceCount > 1)
    return { dailyBudgetMicros: null, lifetimeBudgetMicros: null };
  const isLifetime = budget.period === 'CUSTOM_PERIOD' || (!budget.amountMicros && !!budget.totalAmountMicros);
  return isLifetime
    ? { dailyBudgetMicros: null, lifetimeBudgetMicros: budget.totalAmountMicros || null }
    : { dailyBudgetMicros: budget.amountMicros || null, lifetimeBudgetMicros: null };
}

export function toCampaign({ campaign, campaignBudget }: ApiCampaignRow, timeZone: string, now: Date): RemoteCampaign {
  const set = campaign.status ?? 'UNKNOWN';
  const isEnabled = set === 'ENABLED';
  const endsAt = toInstant(campaign.endDateTime, timeZone);
  return {
    externalId: campaign.id,
    name: campaign.name || campaign.id,
    objective: campaign.advertisingChannelType ?? null,
    status: toStatus(set, campaign.primaryStatus, endsAt, now),
    // For an enabled campaign the primary state is more exact: ELIGIBLE, PENDING, ENDED and others.
    externalStatus: isEnabled ? (campaign.primaryStatus ?? set) : set,
    hasIssues: isEnabled && TROUBLED_STATES.has(campaign.primaryStatus ?? ''),
    ...toBudgets(campaignBudget),
    startsAt: toInstant(campaign.startDateTime, timeZone),
    endsAt,
  };
}

const microsOf = (figure: string | undefined) => microsFromDecimal(figure ?? '0');

function categoryOf({ segments }: ApiActionRow): Category {
  return CATEGORIES.find((category) => category === segments.conversionActionCategory) ?? 'UNKNOWN';
}

function plusActionRow(sums: ActionSums, row: ApiActionRow): ActionSums {
  const { conversions, conversionsValue, allConversions, allConversionsValue } = row.metrics;
  const primary = { conversionMillionths: microsOf(conversions), valueMicros: microsOf(conversionsValue) };
  const secondary = {
    conversionMillionths: microsOf(allConversions) - primary.conversionMillionths,
    valueMicros: microsOf(allConversionsValue) - primary.valueMicros,
  };
  const category = categoryOf(row);
  const more = plusReported(sums, category, primary);
  // Google rounds the two figures apart.
  return secondary.conversionMillionths > 1n ? plusAction(more, `${category}.secondary`, secondary) : more;
}

const plusReported = (sums: ActionSums, category: Category, sum: ActionSum) =>
  isEmpty(sum) ? sums : plusAction(sums, category, sum);

// Google omits a value of zero, which it reports nonetheless.
const NO_SALES: ActionSums = { PURCHASE: { conversionMillionths: 0n, valueMicros: 0n } };

// The campaign's total may hold conversions that the rows by action, which are read a moment apart, do not have.
function actionSums({ metrics }: ApiMetricsRow, rows: readonly ApiActionRow[]): ActionSums {
  const sums = rows.reduce(plusActionRow, NO_SALES);
  const primary = CATEGORIES.flatMap((category) => sums[category] ?? []);
  const restOf = (total: bigint, read: bigint) =>
    rows.length === 0 || total - read > BigInt(rows.length) ? total - read : 0n;
  return plusReported(sums, 'UNKNOWN', {
    conversionMillionths: restOf(
      microsOf(metrics.conversions),
      primary.reduce((sum, { conversionMillionths }) => sum + conversionMillionths, 0n),
    ),
    valueMicros: restOf(
      microsOf(metrics.conversionsValue),
      primary.reduce((sum, { valueMicros }) => sum + (valueMicros ?? 0n), 0n),
    ),
  });
}

/**
 * Null for a row without delivery. Google omits figures that are zero, including the value of conversions.
 * @param actionRows of the campaign and day
 */
export function toDailyMetrics(
  row: ApiMetricsRow,
  accountCurrency: string,
  actionRows: readonly ApiActionRow[] = [],
): RemoteDailyMetrics | null {
  const { campaign, customer, segments, metrics } = row;
  const { impressions = 0, clicks = 0, costMicros = 0n, videoTrueviewViews = 0 } = metrics;
  const sums = actionSums(row, actionRows);
  const hasDelivery =
    impressions > 0 ||
    clicks > 0 ||
    costMicros !== 0n ||
    videoTrueviewViews > 0 ||
    Object.values(sums).some((sum) => !isEmpty(sum));
  if (!hasDelivery) return null;
  return {
    campaignExternalId: campaign.id,
    campaignName: campaign.name || campaign.id,
    date: segments.date,
    currency: customer?.currencyCode ?? accountCurrency,
    impressions,
    clicks,
    // Google counts clicks on the ad, not clicks on its links alone.
    linkClicks: null,
    spendMicros: costMicros,
    ...toActionFigures(toActions(sums), CONVERSION_ACTIONS),
    videoViews: videoTrueviewViews,
    reach: null,
  };
}

// With fewer rows, a figure may be missing by chance.
const TELLING_ROWS = 10;

// The figure that a page should report but never does: rows exist because of delivery, and clicks cost money, so Google
// omits neither on every row. Undefined: none.
export function missingFigure(rows: readonly ApiMetricsRow[]): string | undefined {
  const lacks = (relevant: readonly ApiMetricsRow[], figure: 'impressions' | 'costMicros') =>
    relevant.length >= TELLING_ROWS && relevant.every(({ metrics }) => metrics[figure] === undefined);
  const clicked = rows.filter(({ metrics }) => (metrics.clicks ?? 0) > 0);
  if (lacks(rows, 'impressions')) return 'metrics.impressions';
  return lacks(clicked, 'costMicros') ? 'metrics.costMicros' : undefined;
}
