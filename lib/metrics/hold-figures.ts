import { and, eq, isNull, sql } from 'drizzle-orm';
import { heldFigures } from '@/db/schema/held-figures';
import type { Tx } from '@/db/tenant';
import type { FigureDoubt } from './doubt-figures';
import type { FigureChange } from './figure-change';
import type { FactAccount } from './write-daily-metrics';

// After the same answer for this long, the figures of the platform are taken.
const HOLD_DAYS = 3;
const HOLD_MS = HOLD_DAYS * 86_400_000;

type HeldAccount = Pick<FactAccount, 'orgId' | 'adAccountId'>;

const isOf = ({ orgId, adAccountId }: HeldAccount) =>
  and(eq(heldFigures.orgId, orgId), eq(heldFigures.adAccountId, adAccountId));

interface DoubtedReading {
  doubt: FigureDoubt;
  change: FigureChange;
}

export async function holdFigures(
  tx: Tx,
  account: HeldAccount,
  { doubt, change }: DoubtedReading,
  now: Date,
): Promise<boolean> {
  const { orgId, adAccountId } = account;
  const isSame = sql`held_figures.doubt = excluded.doubt`;
  const [held] = await tx
    .insert(heldFigures)
    .values({ orgId, adAccountId, doubt, change, since: now, lastSeenAt: now })
    .onConflictDoUpdate({
      target: [heldFigures.orgId, heldFigures.adAccountId],
      set: {
        since: sql`case when ${isSame} then held_figures.since else excluded.since end`,
        acceptedAt: sql`case when ${isSame} then held_figures.accepted_at end`,
        doubt: sql`excluded.doubt`,
        change,
        lastSeenAt: now,
      },
    })
    .returning({ since: heldFigures.since, acceptedAt: heldFigures.acceptedAt });
  if (held?.acceptedAt) return false;
  if (now.getTime() - (held?.since ?? now).getTime() < HOLD_MS) return true;
  await acceptFigures(tx, account, now);
  return false;
}

/** The next equal reading is taken. @returns the doubts; undefined when nothing is held back */
export async function acceptFigures(tx: Tx, account: HeldAccount, now: Date): Promise<FigureDoubt | undefined> {
  const [accepted] = await tx
    .update(heldFigures)
    .set({ acceptedAt: now })
    .where(and(isOf(account), isNull(heldFigures.acceptedAt)))
    .returning({ doubt: heldFigures.doubt });
  return accepted?.doubt;
}

export async function releaseFigures(tx: Tx, account: HeldAccount): Promise<void> {
  await tx.delete(heldFigures).where(isOf(account));
}
