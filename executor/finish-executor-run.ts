import { parseStoredEvent } from './inngest-event';
import type { RunError } from './read-answer';
import type { RunContext } from './run-context';
import { settleStep } from './settle-step';
import { runsFor, startRuns } from './start-runs';
import { lockRun } from './store/run-rows';

export type RunResult = { status: 'completed'; output: unknown } | { status: 'failed'; error: RunError };

const FAILED_EVENT = 'inngest/function.failed';

export async function finishExecutorRun(context: RunContext, result: RunResult): Promise<void> {
  const { tx, run, core } = context;
  const now = core.now();
  const output = JSON.stringify(
    result.status === 'completed' ? { data: result.output ?? null } : { error: result.error },
  );
  await Promise.all([
    tx`update runs set status = ${result.status}, output = ${output}, ended_at = ${now},
      started_at = coalesce(started_at, ${now}) where id = ${run.id}`,
    tx`delete from queue where run_id = ${run.id}`,
    tx`delete from waits where run_id = ${run.id}`,
  ]);
  if (result.status === 'failed') await announceFailure(context, result.error);
  if (run.parent_run_id && run.parent_step_id)
    await resumeParent(context, run.parent_run_id, run.parent_step_id, output);
}

async function announceFailure({ core, tx, run, added }: RunContext, error: RunError): Promise<void> {
  const event = parseStoredEvent(run.event);
  // A failing failure handler ends here, or one that listens to all failures would start itself forever.
  if (event.name === FAILED_EVENT) return;
  const id = core.newId();
  const failed = {
    name: FAILED_EVENT,
    id,
    ts: core.now(),
    user: {},
    data: {
      function_id: run.function_id,
      run_id: run.id,
      event,
      events: [event],
      error: { ...error, error: error.message },
    },
  };
  added.push(...(await startRuns(tx, core, runsFor(core, failed, undefined))));
}

async function resumeParent(context: RunContext, runId: string, stepId: string, result: string): Promise<void> {
  const { tx, core, added } = context;
  const parent = await lockRun(tx, runId);
  if (!parent) return;
  await tx`delete from queue where run_id = ${runId} and kind = 'expire' and step_id = ${stepId}`;
  await settleStep({ core, tx, run: parent, added }, stepId, result);
}
