import 'server-only';
import { and, asc, eq, isNull, lt, or, sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { alertEvaluations } from '@/db/schema/alert-evaluations';
import { withSystem } from '@/db/system';
import type { Tx } from '@/db/tenant';

const BATCH = 500;
/** An evaluation follows its change within seconds; what is due for longer lost its event, or its evaluation failed. */
const LATE_MS = 30_000;
const ANNOUNCE_AGAIN_MS = 2 * 60_000;

/**
 * Marks an organization's alerts as due for an evaluation, in the transaction of the change they depend on. Call it last
 * in the transaction: it waits for others of the organization.
 */
export async function markEvaluationDue(tx: Tx, orgId: AuthorizedOrgId): Promise<void> {
  // The update locks a row that is there: an evaluation under way, which cannot see this change, leaves the mark.
  await tx
    .insert(alertEvaluations)
    .values({ orgId, dueSince: new Date() })
    .onConflictDoUpdate({ target: alertEvaluations.orgId, set: { dueSince: sql`${alertEvaluations.dueSince}` } });
}

/** Clears the mark, in the transaction of the evaluation and before it reads anything. */
export async function clearEvaluationDue(tx: Tx, orgId: AuthorizedOrgId): Promise<void> {
  await tx.delete(alertEvaluations).where(eq(alertEvaluations.orgId, orgId));
}

/**
 * Organizations with a late evaluation, those due longest first, at most 500.
 * @param everything also what is due since a moment ago or was announced before `now`
 */
export function findLateEvaluations(now: Date, everything = false): Promise<string[]> {
  const { dueSince, announcedAt } = alertEvaluations;
  const lateness = everything ? 0 : LATE_MS;
  const again = everything ? 0 : ANNOUNCE_AGAIN_MS;
  return withSystem('sweep: alert evaluations that are late', async (tx) => {
    const rows = await tx
      .select({ orgId: alertEvaluations.orgId })
      .from(alertEvaluations)
      .where(
        and(
          lt(dueSince, new Date(now.getTime() - lateness)),
          or(isNull(announcedAt), lt(announcedAt, new Date(now.getTime() - again))),
        ),
      )
      .orderBy(asc(dueSince))
      .limit(BATCH);
    return rows.map(({ orgId }) => orgId);
  });
}

/** Notes that the engine received an event for these evaluations. */
export async function markEvaluationsAnnounced(orgIds: readonly string[]): Promise<void> {
  if (orgIds.length === 0) return;
  const ids = sql.param(`{${orgIds.join(',')}}`);
  await withSystem('sweep: alert evaluations are announced', (tx) =>
    tx
      .update(alertEvaluations)
      .set({ announcedAt: sql`now()` })
      .where(sql`${alertEvaluations.orgId} = any(${ids}::text::uuid[])`),
  );
}
