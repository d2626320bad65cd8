import { moneyDto } from '@/lib/metrics/money-dto';
import type { FigureSum } from './explained-figures';
import type { CampaignEvent } from './explanation-schema';
import { sumOf, units } from './figure-sides';
import type { CampaignHistory } from './read-campaign-histories';

/** The stored changes of a campaign between the compared periods. `of`: the sum to compare before and after a restatement. */
export function campaignEvents(
  { currency, startsOn, endsOn, changes, restated }: CampaignHistory,
  of: FigureSum,
): CampaignEvent[] {
  const money = (micros: string | null) => (micros === null ? null : moneyDto(BigInt(micros), currency));
  const changed = changes.flatMap((change): CampaignEvent[] => {
    const at = new Date(change.at).toISOString();
    const { statusBefore, status, dailyBefore, daily, lifetimeBefore, lifetime } = change;
    return [
      ...(statusBefore === status ? [] : [{ kind: 'status' as const, at, before: statusBefore, after: status }]),
      ...budgetChange(at, 'daily', money(dailyBefore), money(daily)),
      ...budgetChange(at, 'lifetime', money(lifetimeBefore), money(lifetime)),
    ];
  });
  const amount = restated && { before: sumOf(of, restated.before), after: sumOf(of, restated.after) };
  return [
    ...(startsOn ? [{ kind: 'started' as const, day: startsOn }] : []),
    ...changed,
    ...(endsOn ? [{ kind: 'ended' as const, day: endsOn }] : []),
    ...(restated && amount && amount.before !== amount.after
      ? [
          {
            kind: 'restated' as const,
            days: restated.days,
            before: amount.before?.toString() ?? null,
            after: amount.after?.toString() ?? null,
            currency: units[of] === 'micros' ? currency : null,
          },
        ]
      : []),
  ];
}

type Budget = Extract<CampaignEvent, { kind: 'budget' }>;

function budgetChange(
  at: string,
  budget: Budget['budget'],
  before: Budget['before'],
  after: Budget['after'],
): CampaignEvent[] {
  return before?.amountMicros === after?.amountMicros ? [] : [{ kind: 'budget', at, budget, before, after }];
}
