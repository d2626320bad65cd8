import { and, eq, sql } from 'drizzle-orm';
import { heldFigures } from '@/db/schema/held-figures';
import type { Tx } from '@/db/tenant';
import type { FigureDoubt } from './doubt-figures';
import type { FactAccount } from './write-daily-metrics';

/** A platform that answers the same for so long means it: its figures are taken. */
const HOLD_DAYS = 3;
const HOLD_MS = HOLD_DAYS * 86_400_000;

/**
 * Notes that an answer of `account` is doubted at `now`.
 * @returns whether its figures are held back; false once the platform has answered so for HOLD_DAYS
 */
export async function holdFigures(
  tx: Tx,
  { orgId, adAccountId }: FactAccount,
  doubt: FigureDoubt,
  now: Date,
): Promise<boolean> {
  const [held] = await tx
    .insert(heldFigures)
    .values({ orgId, adAccountId, doubt, since: now, lastSeenAt: now })
    .onConflictDoUpdate({
      target: [heldFigures.orgId, heldFigures.adAccountId],
      set: {
        since: sql`case when held_figures.doubt = excluded.doubt then held_figures.since else excluded.since end`,
        doubt: sql`excluded.doubt`,
        lastSeenAt: now,
      },
    })
    .returning({ since: heldFigures.since });
  return now.getTime() - (held?.since ?? now).getTime() < HOLD_MS;
}

/** Ends the holding back: a whole reading agreed with what is stored. */
export async function releaseFigures(tx: Tx, { orgId, adAccountId }: FactAccount): Promise<void> {
  await tx.delete(heldFigures).where(and(eq(heldFigures.orgId, orgId), eq(heldFigures.adAccountId, adAccountId)));
}
