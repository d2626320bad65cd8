import { moneyDto } from '@/lib/metrics/money-dto';
import { ctr, fraction, roas } from '@/lib/metrics/ratios';
import { decimalFromMicros } from '@/lib/money';
import type { CampaignDetails } from './campaign-details';
import type { Dashboard } from './schema';

export function activeCampaign(campaign: CampaignDetails): Dashboard['activeCampaigns'][number] {
  const { id, name, platform, accountName, hasIssues, currency, period } = campaign;
  const sums = period.native;
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
    budget: campaignBudget(campaign),
  };
}

export function campaignBudget({ budget, currency }: CampaignDetails): Dashboard['activeCampaigns'][number]['budget'] {
  if (!budget || budget.amountMicros <= 0n) return null;
  return {
    kind: budget.kind,
    amount: moneyDto(budget.amountMicros, currency),
    used: moneyDto(budget.usedMicros, currency),
    usedShare: fraction(budget.usedMicros, budget.amountMicros),
  };
}
