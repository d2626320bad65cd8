import { moneyDto } from '@/lib/metrics/money-dto';
import { ctr, fraction, roas } from '@/lib/metrics/ratios';
import { type SumsRow, sumsOfRow } from '@/lib/metrics/read-daily-sums';
import type { MetricSums } from '@/lib/metrics/sums';
import { decimalFromMicros } from '@/lib/money';
import type { PlatformId } from '@/lib/platform-ids';
import type { Dashboard } from './schema';

export interface ActiveCampaign {
  id: string;
  name: string;
  platform: PlatformId;
  accountName: string;
  hasIssues: boolean;
  currency: string;
  sums: MetricSums;
  budget: { kind: 'daily' | 'lifetime'; amountMicros: bigint; usedMicros: bigint } | null;
}

export interface ActiveCampaignRow extends SumsRow {
  id: string;
  name: string;
  platform: PlatformId;
  account_name: string;
  has_issues: boolean;
  currency: string;
  daily_budget: string | null;
  lifetime_budget: string | null;
  used: string | null;
}

export function toActiveCampaign(row: ActiveCampaignRow): ActiveCampaign {
  const { id, name, platform, currency } = row;
  return {
    id,
    name,
    platform,
    accountName: row.account_name,
    hasIssues: row.has_issues,
    currency,
    sums: sumsOfRow(row),
    budget: budgetOf(row),
  };
}

function budgetOf(row: ActiveCampaignRow): ActiveCampaign['budget'] {
  const amount = row.lifetime_budget ?? row.daily_budget;
  if (amount === null || row.used === null) return null;
  const kind = row.lifetime_budget === null ? 'daily' : 'lifetime';
  return { kind, amountMicros: BigInt(amount), usedMicros: BigInt(row.used) };
}

export function activeCampaignDto(campaign: ActiveCampaign): Dashboard['activeCampaigns'][number] {
  const { id, name, platform, accountName, hasIssues, currency, sums, budget } = campaign;
  return {
    id,
    name,
    platform,
    accountName,
    hasIssues,
    spend: moneyDto(sums.spendMicros, currency),
    impressions: sums.impressions,
    clicks: sums.clicks,
    conversions: decimalFromMicros(sums.conversionsMicros),
    ctr: ctr(sums),
    roas: roas(sums),
    budget:
      budget && budget.amountMicros > 0n
        ? {
            kind: budget.kind,
            amount: moneyDto(budget.amountMicros, currency),
            used: moneyDto(budget.usedMicros, currency),
            usedShare: fraction(budget.usedMicros, budget.amountMicros),
          }
        : null,
  };
}
