import 'server-only';
import { and, eq, isNull, lt, or, sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { alertEvaluations } from '@/db/schema/alert-evaluations';
import { withSystem } from '@/db/system';
import type { Tx } from '@/db/tenant';
import type { OutboxEvent } from './outbox-event';
import { recordEvents } from './record-events';
import { whereNoEventWaits } from './where-no-event-waits';

/** An evaluation follows its change within seconds; what is due for longer lost its event, or its evaluation failed. */
const LATE_MS = 30_000;
const AGAIN_MS = 2 * 60_000;

function evaluationRequested(orgId: string): OutboxEvent {
  return { name: 'alerts/evaluation.requested', id: null, data: { orgId } };
}

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

/** Marks an evaluation as due and requests it, for changes after which nothing else evaluates the alerts. */
export async function requestEvaluation(tx: Tx, orgId: AuthorizedOrgId): Promise<void> {
  await recordEvents(tx, evaluationRequested(orgId));
  await markEvaluationDue(tx, orgId);
}

/** Clears the mark, in the transaction of the evaluation and before it reads anything. */
export async function clearEvaluationDue(tx: Tx, orgId: AuthorizedOrgId): Promise<void> {
  await tx.delete(alertEvaluations).where(eq(alertEvaluations.orgId, orgId));
}

/**
 * Requests evaluations that are late.
 * @param everything also those that are due since a moment ago or were requested before `now`
 */
export async function sweepEvaluations(now = new Date(), { everything = false } = {}): Promise<number> {
  const { orgId, dueSince, lastEventAt } = alertEvaluations;
  const lateness = everything ? 0 : LATE_MS;
  const again = everything ? 0 : AGAIN_MS;
  return withSystem('sweep: alert evaluations that are late', async (tx) => {
    const late = await tx
      .update(alertEvaluations)
      .set({ lastEventAt: now })
      .where(
        and(
          lt(dueSince, new Date(now.getTime() - lateness)),
          or(isNull(lastEventAt), lt(lastEventAt, new Date(now.getTime() - again))),
          whereNoEventWaits('alerts/evaluation.requested', { orgId }),
        ),
      )
      .returning({ orgId });
    await recordEvents(tx, ...late.map((each) => evaluationRequested(each.orgId)));
    return late.length;
  });
}
