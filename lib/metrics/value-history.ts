import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '@/db/tenant';
import { addDays } from '@/lib/dates';
import type { DateWindow } from '@/lib/platforms/platform';
import { fraction } from './ratios';
import type { FactAccount } from './write-daily-metrics';

/** Micros and millionths of conversions, as text. */
export const valuedSumsSchema = z.object({ valueMicros: z.string(), conversionMillionths: z.string() });
export type ValuedSums = z.infer<typeof valuedSumsSchema>;
export const noValuedSums: ValuedSums = { valueMicros: '0', conversionMillionths: '0' };

const HISTORY_DAYS = 90;
// With this many days, the value of an account's conversion is known.
const EVIDENCE_DAYS = 3;
// Micros instead of units is a factor of a million; the value of one conversion never moves so far.
const OTHER_UNIT = 50_000;

/** Up to the end of `window`; null: too few days. */
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
  return row && row.days >= EVIDENCE_DAYS ? row : null;
}

/** The value per conversion differs so much that its unit must have changed. */
export function hasOtherUnit(answered: ValuedSums, history: ValuedSums): boolean {
  const ours = BigInt(answered.valueMicros) * BigInt(history.conversionMillionths);
  const stored = BigInt(history.valueMicros) * BigInt(answered.conversionMillionths);
  if (ours <= 0n || stored <= 0n) return false;
  const factor = fraction(ours, stored);
  return factor >= OTHER_UNIT || factor <= 1 / OTHER_UNIT;
}
