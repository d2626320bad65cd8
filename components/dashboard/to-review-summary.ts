import type { Dashboard } from '@/lib/dashboard/schema';

/** The number of campaigns to review and their money at stake, all in the currency of the filter; null without any. */
export function toReviewSummary(
  campaigns: Dashboard['campaignsToReview'],
): { campaigns: number; atStake: { amountMicros: string; currency: string } | null } | null {
  if (campaigns.length === 0) return null;
  const amounts = campaigns.flatMap(({ atStake }) => atStake ?? []);
  const [first] = amounts;
  if (!first) return { campaigns: campaigns.length, atStake: null };
  const sum = amounts.reduce((total, { amountMicros }) => total + BigInt(amountMicros), 0n);
  return { campaigns: campaigns.length, atStake: { amountMicros: sum.toString(), currency: first.currency } };
}
