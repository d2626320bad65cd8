import type { LabelRef } from '@/lib/labels/schema';
import { moneyDto } from '@/lib/metrics/money-dto';
import { cpa, cpc, ctr, roas } from '@/lib/metrics/ratios';
import { decimalFromMicros } from '@/lib/money';
import type { PlatformId } from '@/lib/platform-ids';
import type { CampaignPlace } from './campaign-order';
import { addCampaignDays, type CampaignDays, type CampaignSums } from './campaign-sums';
import type { CampaignDto } from './schema';

export interface CampaignRow extends Record<string, unknown> {
  key: string | null;
  id: string;
  name: string;
  name_order: string;
  platform: PlatformId;
  ad_account_id: string;
  account_name: string;
  status: CampaignDto['status'];
  external_status: string;
  objective: string | null;
  has_issues: boolean;
  currency: string;
  daily: string | null;
  lifetime: string | null;
  starts_at: string | null;
  ends_at: string | null;
  labels: LabelRef[];
  // The account has a counted day of the period.
  known: boolean;
  days: CampaignDays[] | null;
}

export function placeOf({ key, name_order: nameOrder, id }: CampaignRow): CampaignPlace {
  return { key, nameOrder, id };
}

/** `currency`: of the filter. */
export function toCampaign(row: CampaignRow, currency: string): CampaignDto {
  const { id, name, platform, status, objective } = row;
  const native = (micros: string | null) => (micros === null ? null : moneyDto(BigInt(micros), row.currency));
  return {
    id,
    name,
    platform,
    adAccountId: row.ad_account_id,
    accountName: row.account_name,
    status,
    externalStatus: row.external_status,
    objective,
    hasIssues: row.has_issues,
    dailyBudget: native(row.daily),
    lifetimeBudget: native(row.lifetime),
    startsAt: row.starts_at && new Date(row.starts_at).toISOString(),
    endsAt: row.ends_at && new Date(row.ends_at).toISOString(),
    labels: row.labels,
    totals: row.known ? totalsOf(row, currency) : unknownTotals,
    comparison: comparisonOf(row.days ?? [], currency),
  };
}

const unknownTotals: CampaignDto['totals'] = {
  ...{ spend: null, nativeSpend: null, impressions: null, clicks: null, conversions: null, conversionValue: null },
  ...{ ctr: null, cpc: null, cpa: null, roas: null },
};

function totalsOf({ days, currency: ownCurrency }: CampaignRow, currency: string): CampaignDto['totals'] {
  const { native, convertedMicros, convertedValueMicros } = addCampaignDays((days ?? []).filter((day) => day.current));
  const money = (micros: bigint | null) => (micros === null ? null : moneyDto(micros, currency));
  const { conversionsMicros, clicks, impressions } = native;
  const spendMicros = convertedMicros;
  return {
    spend: money(spendMicros),
    nativeSpend: moneyDto(native.spendMicros, ownCurrency),
    impressions,
    clicks,
    conversions: decimalFromMicros(conversionsMicros),
    conversionValue: money(convertedValueMicros),
    ctr: ctr(native),
    cpc: money(spendMicros === null ? null : cpc({ spendMicros, clicks })),
    cpa: money(spendMicros === null ? null : cpa({ spendMicros, conversionsMicros })),
    roas: roas(native),
  };
}

function comparisonOf(days: readonly CampaignDays[], currency: string): CampaignDto['comparison'] {
  const comparable = days.filter((day) => day.comparable);
  if (comparable.length === 0) return null;
  const side = ({ native, convertedMicros }: CampaignSums) => ({
    spend: convertedMicros === null ? null : moneyDto(convertedMicros, currency),
    conversions: decimalFromMicros(native.conversionsMicros),
  });
  return {
    current: side(addCampaignDays(comparable.filter((day) => day.current))),
    previous: side(addCampaignDays(comparable.filter((day) => !day.current))),
  };
}
