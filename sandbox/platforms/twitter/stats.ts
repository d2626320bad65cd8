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

function daysAt(campaigns: readonly CampaignPlan[], asked: StatsRequest, { world }: SandboxContext) {
  const days = new Map<IsoDate, DailyFact>();
  for (const campaign of campaigns.filter((one) => placementsOf(one).includes(asked.placement))) {
    const facts = asked.entity === 'ACCOUNT' ? world.accountFacts(campaign, asked) : world.facts(campaign, asked);
    for (const fact of facts) {
      const there = factAt(fact, campaign, asked.placement);
      const sum = days.get(fact.date);
      days.set(fact.date, sum ? plus(sum, there) : there);
    }
  }
  const series = daysOf(asked.from, asked.to).map((date) => days.get(date) ?? null);
  return asked.isTotal ? [total(series)] : series;
}

/** @throws Refusal for an unknown entity */
function campaignsOf(id: string, asked: StatsRequest, account: Account, { world }: SandboxContext): CampaignPlan[] {
  const campaigns = world.campaigns(account.id);
  if (asked.entity === 'ACCOUNT' && id === account.id) return campaigns;
  const campaign = asked.entity === 'CAMPAIGN' ? campaigns.find((candidate) => candidate.id === id) : undefined;
  if (!campaign) throw invalidParameter('entity_ids', `Entity ${id} was not found`);
  return [campaign];
}

/** A week at one placement. Series carry no dates. */
export function showStats(request: SandboxRequest, context: SandboxContext): SandboxResponse {
  const call = openAds(request, context);
  const account = accountIn(call);
  const asked = readStatsRequest(request, account);
  const data = asked.entityIds.map((id) => {
    const days = daysAt(campaignsOf(id, asked, account, context), asked, context);
    return { id, id_data: [{ segment: null, metrics: metricsOf(asked.groups, days) }] };
  });
  const length = asked.isTotal ? 1 : daysOf(asked.from, asked.to).length;
  return adsAnswer(
    request,
    { data_type: 'stats', time_series_length: length, data },
    limitHeaders('x-rate-limit', 250, 1, context.now().getTime()),
  );
}
