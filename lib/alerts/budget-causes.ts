import { fraction } from '@/lib/metrics/ratios';
import type { Cause } from './cause';

/** A campaign in delivery with a budget, and the spend of that budget's own period. */
export interface BudgetedCampaign {
  id: string;
  name: string;
  platform: string;
  currency: string;
  kind: 'daily' | 'lifetime';
  budgetMicros: bigint;
  usedMicros: bigint;
  startsAt: Date;
  /** Null: runs until somebody stops it. */
  endsAt: Date | null;
  /** Today by the account's clock, and how much of it has passed (0 to 1). */
  accountDay: string;
  dayElapsed: number;
}

const USED_SHARE = 0.9;
const TIME_LEFT = 0.1;

/**
 * budget_used: 90 % or more is spent with more than 10 % of the time left. budget_exhausted: all is spent; of a daily
 * budget again with more than 10 % of the day left (being used up at midnight is what it is for), of a lifetime budget
 * at any time before the end. A campaign has at most one of the two. The key carries the budget: a raised one counts anew.
 */
export function budgetCauses(campaigns: readonly BudgetedCampaign[], now: Date): Cause[] {
  return campaigns.flatMap((campaign) => {
    const kind = budgetAlert(campaign, now);
    if (!kind) return [];
    const { id, name, platform, currency, usedMicros, budgetMicros } = campaign;
    const period = campaign.kind === 'daily' ? campaign.accountDay : 'lifetime';
    return [
      {
        kind,
        severity: kind === 'budget_exhausted' ? 'urgent' : 'warning',
        causeKey: `${kind}:${id}:${period}:${budgetMicros}`,
        subjectType: 'campaign',
        subjectId: id,
        values: {
          name,
          platform,
          budget: campaign.kind,
          percent: Number((usedMicros * 100n) / budgetMicros),
          usedMicros: usedMicros.toString(),
          budgetMicros: budgetMicros.toString(),
          currency,
        },
      },
    ];
  });
}

function budgetAlert(campaign: BudgetedCampaign, now: Date): 'budget_used' | 'budget_exhausted' | null {
  const { kind, budgetMicros, usedMicros, endsAt } = campaign;
  if (budgetMicros <= 0n || (endsAt && endsAt <= now)) return null;
  const used = fraction(usedMicros, budgetMicros);
  const early = timeLeft(campaign, now) > TIME_LEFT;
  if (used >= 1) return early || kind === 'lifetime' ? 'budget_exhausted' : null;
  return used >= USED_SHARE && early ? 'budget_used' : null;
}

/** Share of the budget's period that is left. */
function timeLeft({ kind, dayElapsed, startsAt, endsAt }: BudgetedCampaign, now: Date): number {
  if (kind === 'daily') return 1 - dayElapsed;
  if (!endsAt) return 1;
  return (endsAt.getTime() - now.getTime()) / Math.max(1, endsAt.getTime() - startsAt.getTime());
}
