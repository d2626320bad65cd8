import type { CampaignPlan } from '../../world/campaigns';
import type { CampaignGoal, DailyFact } from '../../world/model';

export const placements = ['ALL_ON_TWITTER', 'SPOTLIGHT', 'TREND', 'PUBLISHER_NETWORK'] as const;
export type Placement = (typeof placements)[number];

/** Percent of a campaign's figures by placement; the first placement has the rest. */
const elsewhere: Partial<Record<CampaignGoal, Partial<Record<Placement, number>>>> = {
  awareness: { SPOTLIGHT: 23, TREND: 11 },
  engagement: { SPOTLIGHT: 17 },
};

export function placementsOf({ goal }: CampaignPlan): Placement[] {
  return ['ALL_ON_TWITTER', ...placements.filter((placement) => elsewhere[goal]?.[placement] !== undefined)];
}

/** The shares of all placements add up to the figure. */
function shareOf(figure: number, goal: CampaignGoal, placement: Placement): number {
  const part = (hundredths: number) => Math.floor((figure * hundredths) / 100);
  if (placement !== 'ALL_ON_TWITTER') return part(elsewhere[goal]?.[placement] ?? 0);
  return Object.values(elsewhere[goal] ?? {}).reduce((rest, hundredths) => rest - part(hundredths), figure);
}

export function factAt(fact: DailyFact, { goal }: CampaignPlan, placement: Placement): DailyFact {
  const share = (figure: number) => shareOf(figure, goal, placement);
  return {
    ...fact,
    impressions: share(fact.impressions),
    clicks: share(fact.clicks),
    linkClicks: share(fact.linkClicks),
    spendMicros: BigInt(share(Number(fact.spendMicros))),
    conversions: share(fact.conversions),
    conversionValueMicros:
      fact.conversionValueMicros === null ? null : BigInt(share(Number(fact.conversionValueMicros))),
    videoViews: share(fact.videoViews),
  };
}
