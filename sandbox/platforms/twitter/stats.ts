import { daysOf, type IsoDate } from '@/lib/dates';
import type { SandboxContext, SandboxRequest, SandboxResponse } from '../../sandbox-platform';
import type { CampaignPlan } from '../../world/campaigns';
import type { Account, DailyFact } from '../../world/model';
import { adsAnswer, invalidParameter, limitHeaders } from './api-answer';
import { factAt, placementsOf } from './placements';
import { accountIn, openAds } from './session';
import { metricsOf } from './stats-metrics';
import { readStatsRequest, type StatsRequest } from './stats-request';

function plus(a: DailyFact, b: DailyFact): DailyFact {
  const hasValue = a.conversionValueMicros !== null || b.conversionValueMicros !== null;
  return {
    ...a,
    impressions: a.impressions + b.impressions,
    clicks: a.clicks + b.clicks,
    linkClicks: a.linkClicks + b.linkClicks,
    spendMicros: a.spendMicros + b.spendMicros,
    conversions: a.conversions + b.conversions,
    conversionValueMicros: hasValue ? (a.conversionValueMicros ?? 0n) + (b.conversionValueMicros ?? 0n) : null,
    videoViews: a.videoViews + b.videoViews,
  };
}

function total(days: readonly (DailyFact | null)[]): DailyFact | null {
  return days.reduce((sum, day) => (sum && day ? plus(sum, day) : (sum ?? day)), null);
}

function daysAt(campaigns: readonly CampaignPlan[], requested: StatsRequest, { world }: SandboxContext) {
  const days = new Map<IsoDate, DailyFact>();
  for (const campaign of campaigns.filter((one) => placementsOf(one).includes(requested.placement))) {
    const facts =
      requested.entity === 'ACCOUNT' ? world.accountFacts(campaign, requested) : world.facts(campaign, requested);
    for (const fact of facts) {
      const there = factAt(fact, campaign, requested.placement);
      const sum = days.get(fact.date);
      days.set(fact.date, sum ? plus(sum, there) : there);
    }
  }
  const series = daysOf(requested.from, requested.to).map((date) => days.get(date) ?? null);
  return requested.isTotal ? [total(series)] : series;
}

/** @throws Refusal for an unknown entity */
function campaignsOf(id: string, requested: StatsRequest, account: Account, { world }: SandboxContext): CampaignPlan[] {
  const campaigns = world.campaigns(account.id);
  if (requested.entity === 'ACCOUNT' && id === account.id) return campaigns;
  const campaign = requested.entity === 'CAMPAIGN' ? campaigns.find((candidate) => candidate.id === id) : undefined;
  if (!campaign) throw invalidParameter('entity_ids', `Entity ${id} was not found`);
  return [campaign];
}

/** A week at one placement. Series carry no dates. */
export function showStats(request: SandboxRequest, context: SandboxContext): SandboxResponse {
  const call = openAds(request, context);
  const account = accountIn(call);
  const requested = readStatsRequest(request, account);
  const data = requested.entityIds.map((id) => {
    const days = daysAt(campaignsOf(id, requested, account, context), requested, context);
    return { id, id_data: [{ segment: null, metrics: metricsOf(requested.groups, days) }] };
  });
  const length = requested.isTotal ? 1 : daysOf(requested.from, requested.to).length;
  return adsAnswer(
    request,
    { data_type: 'stats', time_series_length: length, data },
    limitHeaders('x-rate-limit', 250, 1, context.now().getTime()),
  );
}
