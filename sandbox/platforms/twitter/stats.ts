import { daysOf } from '@/lib/dates';
import type { SandboxContext, SandboxRequest, SandboxResponse } from '../../sandbox-platform';
import type { CampaignPlan } from '../../world/campaigns';
import type { DailyFact } from '../../world/model';
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

/** Sum of days, for those who want no series. */
function total(days: readonly (DailyFact | null)[]): DailyFact | null {
  return days.reduce((sum, day) => (sum && day ? plus(sum, day) : (sum ?? day)), null);
}

function daysAt(campaign: CampaignPlan, asked: StatsRequest, context: SandboxContext) {
  const ranThere = placementsOf(campaign).includes(asked.placement);
  const facts = new Map(
    ranThere ? [...context.world.facts(campaign, asked)].map((fact) => [fact.date, fact] as const) : [],
  );
  const days = daysOf(asked.from, asked.to).map((date) => {
    const fact = facts.get(date);
    return fact ? factAt(fact, campaign, asked.placement) : null;
  });
  return asked.isTotal ? [total(days)] : days;
}

/** `GET /12/stats/accounts/:id`: figures of a few campaigns over a week at one placement. Series carry no dates. */
export function showStats(request: SandboxRequest, context: SandboxContext): SandboxResponse {
  const call = openAds(request, context);
  const account = accountIn(call);
  const asked = readStatsRequest(request, account);
  const campaigns = context.world.campaigns(account.id);
  const data = asked.entityIds.map((id) => {
    const campaign = campaigns.find((candidate) => candidate.id === id);
    if (!campaign) throw invalidParameter('entity_ids', `Entity ${id} was not found`);
    const metrics = metricsOf(asked.groups, daysAt(campaign, asked, context));
    return { id, id_data: [{ segment: null, metrics }] };
  });
  const length = asked.isTotal ? 1 : daysOf(asked.from, asked.to).length;
  return adsAnswer(
    request,
    { data_type: 'stats', time_series_length: length, data },
    limitHeaders('x-rate-limit', 250, 1, context.now().getTime()),
  );
}
