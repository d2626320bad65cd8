import type { LabelRef } from '@/lib/labels/schema';
import { moneyDto } from '@/lib/metrics/money-dto';
import { cpa, cpc, ctr, roas } from '@/lib/metrics/ratios';
import { type SumsRow, sumsOfRow } from '@/lib/metrics/sums-row';
import { decimalFromMicros } from '@/lib/money';
import type { PlatformId } from '@/lib/platform-ids';
import type { CampaignDto } from './schema';

export interface CampaignRow extends SumsRow {
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
}

export function toCampaign(row: CampaignRow): CampaignDto {
  const { id, name, platform, status, objective, currency } = row;
  const money = (micros: bigint | null) => (micros === null ? null : moneyDto(micros, currency));
  const sums = sumsOfRow(row);
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
    dailyBudget: row.daily === null ? null : moneyDto(BigInt(row.daily), currency),
    lifetimeBudget: row.lifetime === null ? null : moneyDto(BigInt(row.lifetime), currency),
    startsAt: row.starts_at && new Date(row.starts_at).toISOString(),
    endsAt: row.ends_at && new Date(row.ends_at).toISOString(),
    labels: row.labels,
    totals: {
      spend: moneyDto(sums.spendMicros, currency),
      impressions: sums.impressions,
      clicks: sums.clicks,
      conversions: decimalFromMicros(sums.conversionsMicros),
      conversionValue: money(sums.conversionValueMicros),
      ctr: ctr(sums),
      cpc: money(cpc(sums)),
      cpa: money(cpa(sums)),
      roas: roas(sums),
    },
  };
}
