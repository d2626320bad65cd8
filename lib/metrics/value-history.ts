import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '@/db/tenant';
import { addDays } from '@/lib/dates';
import type { DateWindow } from '@/lib/platforms/platform';
import { fraction } from './ratios';
import type { FactAccount } from './write-daily-metrics';

/** Value in micros and conversions in millionths of the same rows, as text. */
export const valuedSumsSchema = z.object({ valueMicros: z.string(), conversionMillionths: z.string() });
export type ValuedSums = z.infer<typeof valuedSumsSchema>;
export const noValuedSums: ValuedSums = { valueMicros: '0', conversionMillionths: '0' };

// Days of history that an answer is compared with.
const HISTORY_DAYS = 90;
// Days with value from which on an account's value of a conversion is known.
const TELLING_DAYS = 3;
// Micros in place of units are a factor of a million; what one conversion is worth never moves so far in an account.
const OTHER_UNIT = 50_000;

/** What the account's conversions were worth on stored days up to the end of `window`; null: on too few of them. */
export async function readValueHistory(
  tx: Tx,
  { orgId, adAccountId }: Pick<FactAccount, 'orgId' | 'adAccountId'>,
  window: DateWindow,
): Promise<ValuedSums | null> {
  const [row] = await tx.execute<ValuedSums & { days: number }>(sql`
    select count(*)::int as days, coalesce(sum(conversion_value_micros), 0)::bigint::text as "valueMicros",
      coalesce(sum(conversions) * 1000000, 0)::bigint::text as "conversionMillionths"
    from org_daily_metrics
    where org_id = ${orgId} and ad_account_id = ${adAccountId} and conversion_value_micros > 0 and conversions > 0
      and date between ${addDays(window.from, -HISTORY_DAYS)} and ${window.to}`);
  return row && row.days >= TELLING_DAYS ? row : null;
}

/** Whether a conversion of `answered` is worth so much more or less than one of `history` that the unit is another. */
export function hasOtherUnit(answered: ValuedSums, history: ValuedSums): boolean {
  const ours = BigInt(answered.valueMicros) * BigInt(history.conversionMillionths);
  const stored = BigInt(history.valueMicros) * BigInt(answered.conversionMillionths);
  if (ours <= 0n || stored <= 0n) return false;
  const factor = fraction(ours, stored);
  return factor >= OTHER_UNIT || factor <= 1 / OTHER_UNIT;
}
