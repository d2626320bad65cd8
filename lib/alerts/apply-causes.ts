import { and, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { alerts } from '@/db/schema/alerts';
import type { Tx } from '@/db/tenant';
import type { Cause } from './cause';

export interface AlertChanges {
  opened: number;
  closed: number;
}

// Raised once in a budget period, also when the amount falls and rises again.
const ONCE: ReadonlySet<Cause['kind']> = new Set(['budget_used', 'budget_exhausted', 'budget_overspent']);

export async function applyCauses(
  tx: Tx,
  orgId: AuthorizedOrgId,
  causes: readonly Cause[],
  now: Date,
): Promise<AlertChanges> {
  const open = await tx
    .select({ id: alerts.id, causeKey: alerts.causeKey })
    .from(alerts)
    .where(and(eq(alerts.orgId, orgId), isNull(alerts.closedAt)));
  const wanted = new Set(causes.map(({ causeKey }) => causeKey));
  const gone = open.filter(({ causeKey }) => !wanted.has(causeKey)).map(({ id }) => id);
  if (gone.length > 0) {
    const outdated = and(eq(alerts.orgId, orgId), inArray(alerts.id, gone));
    await tx.update(alerts).set({ closedAt: now }).where(outdated);
  }
  const had = await closedBefore(tx, orgId, causes);
  const current = causes.filter(({ causeKey }) => !had.has(causeKey));
  if (current.length > 0) await openOrUpdate(tx, orgId, current, now);
  const known = new Set(open.map(({ causeKey }) => causeKey));
  return { opened: current.filter(({ causeKey }) => !known.has(causeKey)).length, closed: gone.length };
}

// Of alerts that open only once.
async function closedBefore(tx: Tx, orgId: AuthorizedOrgId, causes: readonly Cause[]): Promise<Set<string>> {
  const keys = causes.filter(({ kind }) => ONCE.has(kind)).map(({ causeKey }) => causeKey);
  if (keys.length === 0) return new Set();
  const rows = await tx
    .select({ causeKey: alerts.causeKey })
    .from(alerts)
    .where(and(eq(alerts.orgId, orgId), inArray(alerts.causeKey, keys), isNotNull(alerts.closedAt)));
  return new Set(rows.map(({ causeKey }) => causeKey));
}

async function openOrUpdate(tx: Tx, orgId: AuthorizedOrgId, causes: readonly Cause[], now: Date): Promise<void> {
  await tx
    .insert(alerts)
    .values(causes.map((cause) => ({ orgId, ...cause, openedAt: now })))
    .onConflictDoUpdate({
      target: [alerts.orgId, alerts.causeKey],
      targetWhere: isNull(alerts.closedAt),
      set: { severity: sql`excluded.severity`, values: sql`excluded."values"` },
    });
}
