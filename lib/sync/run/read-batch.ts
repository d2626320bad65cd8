import 'server-only';
import { and, eq } from 'drizzle-orm';
import { syncRuns } from '@/db/schema/sync-runs';
import { withOrg } from '@/db/tenant';
import { secondsAhead } from '@/lib/claims/lease';
import { retryDelay } from '@/lib/claims/retry-delay';
import { logger } from '@/lib/logger';
import { callRetries, MOST_ATTEMPTS } from '@/lib/platform-calls/retry-policy';
import { internalFailure } from '@/lib/vendor-http/failure';
import { VendorError } from '@/lib/vendor-http/vendor-error';
import { failStep } from '../steps/close-step';
import { loadRunProgress, type WaitingStep } from '../steps/load-steps';
import { recordAttempt } from '../steps/record-attempt';
import { runStep, type StepOptions, type StepOutcome } from '../steps/run-step';
import type { PlannedStep, RunRef } from '../steps/step-state';
import { analyzeLargeImport } from './analyze-large-import';
import { whereRun } from './load-run';
import { isHeldBy } from './run-claim';

interface BatchState {
  failures: number;
  // End of the last wait by the engine's clock, in epoch milliseconds; the clock of this process may be behind.
  waitedUntil: number;
}

// wait: `seconds` long; ended: nothing is left to read; lost: the run ended, or another worker holds it. The key `pace`
// is in the step output that the engine stores.
export type BatchOutcome =
  | { state: 'more'; pace: BatchState }
  | { state: 'wait'; seconds: number; pace: BatchState }
  | { state: 'ended' }
  | { state: 'lost' };

export const freshBatchState: BatchState = { failures: 0, waitedUntil: 0 };

interface BatchOptions extends Pick<StepOptions, 'platformOf'> {
  maxMs?: number;
}

// Two steps that fail one after another: the fault is not one account's, so the run waits.
const FAILURES_TO_WAIT = 2;
const FAILURES_TO_END = 6;

/**
 * Reads steps of a run for `maxMs`: one engine step. A failed step is tried again later while the others continue, and
 * fails after `MOST_ATTEMPTS` failures in a row; failures of step after step end the run.
 */
export async function readBatch(
  ref: RunRef,
  pace = freshBatchState,
  options: BatchOptions = {},
): Promise<BatchOutcome> {
  const { maxMs = 8_000, platformOf } = options;
  const { waitedUntil } = pace;
  const deadline = Date.now() + maxMs;
  let failuresInARow = pace.failures;
  let pauseUntil = 0;
  let pages = Number.MAX_SAFE_INTEGER;
  for (let turn = 0; ; turn += 1) {
    const { run, open } = await withOrg(ref.orgId, (tx) => loadRunProgress(tx, ref.orgId, ref.runId));
    if (!isHeldBy(run, ref)) return { state: 'lost' };
    // The failed step stored pages before it failed.
    if (run.pagesRead > pages && failuresInARow > 1) [failuresInARow, pauseUntil] = [1, 0];
    pages = run.pagesRead;
    if (open.length === 0) {
      await analyzeLargeImport(run);
      return { state: 'ended' };
    }
    if (await failSpentSteps(ref, open, failuresInARow)) return { state: 'ended' };
    const left = open.filter((step) => !isSpent(step));
    if (left.length === 0) continue;
    const next = nextStep(left, Math.max(Date.now(), waitedUntil, pauseUntil));
    if (!next || pauseUntil > 0) return wait(ref, next ? pauseUntil : earliest(left), failuresInARow);
    if (turn > 0 && Date.now() >= deadline) return { state: 'more', pace: { failures: failuresInARow, waitedUntil } };
    const rest = { waitedUntil, maxMs: Math.max(0, deadline - Date.now()), ...(platformOf ? { platformOf } : {}) };
    const outcome = await attempt(ref, next, rest);
    if (outcome === 'stopped') return { state: 'ended' };
    if (outcome === 'lost') return { state: 'lost' };
    if (outcome === 'more' || outcome === 'done') failuresInARow = 0;
    if (typeof outcome === 'string') continue;
    failuresInARow += 1;
    if (failuresInARow < FAILURES_TO_WAIT) continue;
    pauseUntil = Date.now() + retryDelay(callRetries, failuresInARow - 1, outcome.retryAfterSeconds) * 1000;
  }
}

function isSpent({ attempts }: WaitingStep): boolean {
  return attempts >= MOST_ATTEMPTS;
}

async function failSpentSteps(ref: RunRef, open: WaitingStep[], failuresInARow: number): Promise<boolean> {
  const isTheWay = failuresInARow >= FAILURES_TO_END;
  let stopped = isTheWay;
  for (const step of open) {
    if (!isSpent(step) && !(isTheWay && step.errorCode !== null)) continue;
    if ((await failStep({ ...step, ...ref })) === 'stopped') stopped = true;
  }
  return stopped;
}

// The step with the fewest failures comes first, so that a broken account delays no other.
function nextStep(open: WaitingStep[], now: number): WaitingStep | undefined {
  const [next] = open
    .filter(({ retryAt }) => !retryAt || retryAt.getTime() <= now)
    .sort((a, b) => a.attempts - b.attempts);
  return next;
}

function earliest(open: WaitingStep[]): number {
  return Math.min(...open.map(({ retryAt }) => retryAt?.getTime() ?? 0));
}

// An object: the step failed, and is tried again after so many seconds.
async function attempt(
  ref: RunRef,
  planned: PlannedStep,
  options: StepOptions,
): Promise<StepOutcome | { retryAfterSeconds: number | undefined }> {
  const { position, kind, subjectId } = planned;
  const step = { ...ref, position, kind, subjectId };
  try {
    return await runStep(step, options);
  } catch (error) {
    if (error instanceof VendorError) return { retryAfterSeconds: error.retryAfterSeconds };
    // Platform failures are recorded by `handleStepError`; these are faults of our own.
    logger.error(
      { orgId: ref.orgId, runId: ref.runId, step: position, kind, subjectId, err: error },
      'a sync step failed',
    );
    await recordAttempt(step, internalFailure);
    return { retryAfterSeconds: undefined };
  }
}

// For people to see, and as part of the claim.
async function wait({ orgId, runId, claim }: RunRef, until: number, failures: number): Promise<BatchOutcome> {
  await withOrg(orgId, (tx) =>
    tx
      .update(syncRuns)
      .set({ waitingUntil: secondsAhead((until - Date.now()) / 1000) })
      .where(and(whereRun(orgId, runId), eq(syncRuns.claimedBy, claim), eq(syncRuns.status, 'running'))),
  );
  const seconds = Math.max(1, Math.ceil((until - Date.now()) / 1000));
  return { state: 'wait', seconds, pace: { failures, waitedUntil: until } };
}
