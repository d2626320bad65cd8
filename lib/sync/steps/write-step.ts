import { and, eq, sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { jsonRows } from '@/db/json-rows';
import { syncRuns } from '@/db/schema/sync-runs';
import { syncSteps } from '@/db/schema/sync-steps';
import type { Tx } from '@/db/tenant';
import { databaseNow } from '@/lib/claims/lease';
import { whereRun } from '../run/load-run';
import { isHeldBy } from '../run/run-claim';
import { lockStep, whereStep } from './load-steps';
import type { PlannedStep, StepRef, SyncStepRow } from './step-state';

export type StepValues = Partial<Omit<typeof syncSteps.$inferInsert, 'orgId' | 'runId' | 'position' | 'version'>>;
export type RunValues = Parameters<ReturnType<Tx['update']>['set']>[0];

export const noFailure = { errorClass: null, errorCode: null, vendorRequestId: null, attempts: 0, retryAt: null };

export const nothingRemembered = {
  checkpoint: null,
  cursor: null,
  windowFrom: null,
  windowTo: null,
  warnings: {},
  retryAt: null,
};

/** One statement. @throws Error when the step no longer has `version`: the transaction must not commit */
export async function writeStep(
  tx: Tx,
  step: StepRef,
  version: number,
  ofStep: StepValues,
  ofRun: RunValues,
): Promise<void> {
  const written = tx.$with('written').as(
    tx
      .update(syncSteps)
      .set({ ...ofStep, version: version + 1 })
      .where(and(whereStep(step), eq(syncSteps.version, version)))
      .returning({ position: syncSteps.position }),
  );
  const [run] = await tx
    .with(written)
    .update(syncRuns)
    .set(ofRun)
    .where(and(whereRun(step.orgId, step.runId), sql`exists (select 1 from ${written})`))
    .returning({ id: syncRuns.id });
  if (!run) throw new Error('A sync step was written by another worker meanwhile.');
}

/** Writes nothing unless the step is open and `step.claim` holds its run. */
export async function writeOpenStep(
  tx: Tx,
  step: StepRef,
  change: (stored: SyncStepRow) => { ofStep: StepValues; ofRun?: RunValues },
): Promise<void> {
  const { run, step: stored } = await lockStep(tx, step);
  if (!isHeldBy(run, step) || stored.state !== 'open') return;
  const { ofStep, ofRun } = change(stored);
  await writeStep(tx, step, stored.version, ofStep, { ...ofRun, progressedAt: databaseNow });
}

// One statement, whatever the length of the plan.
export async function insertSteps(tx: Tx, orgId: AuthorizedOrgId, runId: string, steps: readonly PlannedStep[]) {
  if (steps.length === 0) return;
  await tx.execute(sql`
    insert into sync_steps (org_id, run_id, position, kind, subject_id)
    select ${orgId}, ${runId}, planned.position, planned.kind, planned."subjectId"
    from json_to_recordset(${jsonRows(steps)}) as planned(position integer, kind text, "subjectId" uuid)`);
}
