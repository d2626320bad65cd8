import { and, asc, eq, getTableColumns } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { syncRuns } from '@/db/schema/sync-runs';
import { syncSteps } from '@/db/schema/sync-steps';
import type { Tx } from '@/db/tenant';
import { notFound } from '@/lib/errors';
import type { SyncRunRow } from '../requests/queue-runs';
import { whereRun } from '../run/load-run';
import type { PlannedStep, StepRef, SyncStepRow } from './step-state';

const ofRun = and(eq(syncSteps.orgId, syncRuns.orgId), eq(syncSteps.runId, syncRuns.id));

// Both may be large, and only reading the next page needs them.
const { checkpoint: _checkpoint, cursor: _cursor, ...outline } = getTableColumns(syncSteps);
export type StepOutline = Omit<SyncStepRow, 'checkpoint' | 'cursor'>;

export function whereStep({ orgId, runId, position }: StepRef) {
  return and(eq(syncSteps.orgId, orgId), eq(syncSteps.runId, runId), eq(syncSteps.position, position));
}

export function loadSteps(tx: Tx, orgId: AuthorizedOrgId, runId: string): Promise<StepOutline[]> {
  return tx
    .select(outline)
    .from(syncSteps)
    .where(and(eq(syncSteps.orgId, orgId), eq(syncSteps.runId, runId)))
    .orderBy(asc(syncSteps.position));
}

export function loadOpenSteps(tx: Tx, orgId: AuthorizedOrgId, runId: string): Promise<PlannedStep[]> {
  return tx
    .select({ position: syncSteps.position, kind: syncSteps.kind, subjectId: syncSteps.subjectId })
    .from(syncSteps)
    .where(and(eq(syncSteps.orgId, orgId), eq(syncSteps.runId, runId), eq(syncSteps.state, 'open')))
    .orderBy(asc(syncSteps.position));
}

export type WaitingStep = PlannedStep & Pick<SyncStepRow, 'attempts' | 'retryAt' | 'errorCode'>;

/** @throws AppError `not_found` */
export async function loadRunProgress(
  tx: Tx,
  orgId: AuthorizedOrgId,
  runId: string,
): Promise<{ run: Pick<SyncRunRow, 'status' | 'claimedBy' | 'pagesRead' | 'rowsChanged'>; open: WaitingStep[] }> {
  const { status, claimedBy, pagesRead, rowsChanged } = syncRuns;
  const { position, kind, subjectId, attempts, retryAt, errorCode } = syncSteps;
  const rows = await tx
    .select({
      run: { status, claimedBy, pagesRead, rowsChanged },
      step: { position, kind, subjectId, attempts, retryAt, errorCode },
    })
    .from(syncRuns)
    .leftJoin(syncSteps, and(ofRun, eq(syncSteps.state, 'open')))
    .where(whereRun(orgId, runId))
    .orderBy(asc(syncSteps.position));
  const [first] = rows;
  if (!first) throw notFound();
  return { run: first.run, open: rows.flatMap(({ step }) => step ?? []) };
}

/** @throws AppError `not_found` */
export async function loadStep(tx: Tx, ref: StepRef): Promise<{ run: SyncRunRow; step: SyncStepRow | null }> {
  const [found] = await tx
    .select({ run: getTableColumns(syncRuns), step: getTableColumns(syncSteps) })
    .from(syncRuns)
    .leftJoin(syncSteps, and(ofRun, eq(syncSteps.position, ref.position)))
    .where(whereRun(ref.orgId, ref.runId));
  if (!found) throw notFound();
  return found;
}

/** Locks the run, then the step. @throws AppError `not_found` */
export async function lockStep(tx: Tx, ref: StepRef): Promise<{ run: SyncRunRow; step: SyncStepRow }> {
  const [found] = await tx
    .select({ run: getTableColumns(syncRuns), step: getTableColumns(syncSteps) })
    .from(syncRuns)
    .innerJoin(syncSteps, and(ofRun, eq(syncSteps.position, ref.position)))
    .where(whereRun(ref.orgId, ref.runId))
    .for('update', { of: [syncRuns, syncSteps] });
  if (!found) throw notFound();
  return found;
}
