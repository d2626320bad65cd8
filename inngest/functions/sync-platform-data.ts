import { type GetStepTools, StepError } from 'inngest';
import { z } from 'zod';
import { orgOfJob } from '@/lib/auth/org-of-job';
import { beginRun } from '@/lib/sync/begin-run';
import { type FinishedRun, finishRun } from '@/lib/sync/finish-run';
import { giveUpStep } from '@/lib/sync/give-up-step';
import { runStep, type StepOutcome } from '@/lib/sync/run-step';
import type { StepRef } from '@/lib/sync/step-state';
import { inngest } from '../client';
import { syncFinished, syncRequested } from '../events';
import { withPlatformPace } from '../platform-pace';

type Step = GetStepTools<typeof inngest>;

/** The original event inside the engine's report of a failed function. */
const failedSync = z.object({ event: z.object({ data: syncRequested.schema }) });

function finishedEvent(finished: FinishedRun) {
  return syncFinished.create(finished, { id: `${finished.runId}:finished` });
}

/** Reads one step of the run, a batch of pages per engine step; one that used up its retries does not stop others. */
async function readStep(step: Step, ref: StepRef): Promise<Exclude<StepOutcome, 'more'>> {
  for (let batch = 0; ; batch += 1) {
    try {
      const outcome = await step.run(`${ref.key} ${batch}`, () => withPlatformPace(() => runStep(ref)));
      if (outcome !== 'more') return outcome;
    } catch (error) {
      if (!(error instanceof StepError)) throw error;
      return step.run(`${ref.key} gives up`, () => giveUpStep(ref));
    }
  }
}

/** Reads what a sync run asks for. One at a time for an integration; someone who waits comes first. */
export const syncPlatformData = inngest.createFunction(
  {
    id: 'sync-platform-data',
    triggers: [syncRequested],
    concurrency: [{ limit: 1, key: 'event.data.integrationId' }],
    priority: { run: 'event.data.priority' },
    retries: 4,
    onFailure: async ({ event, step }) => {
      const { orgId, runId } = failedSync.parse(event.data).event.data;
      const cause = { errorClass: 'transient', errorCode: 'internal', vendorRequestId: null };
      const finished = await step.run('end the run', () => finishRun(orgOfJob(orgId), runId, cause));
      await step.sendEvent('announce the end', finishedEvent(finished));
    },
  },
  async ({ event, step }) => {
    const { runId, delaySeconds } = event.data;
    const orgId = orgOfJob(event.data.orgId);
    if (delaySeconds > 0) await step.sleep('wait for the slot', `${delaySeconds}s`);
    const keys = await step.run('begin', () => beginRun(orgId, runId));
    if (keys === null) return;
    for (const key of keys) {
      if ((await readStep(step, { orgId, runId, key })) === 'stopped') break;
    }
    const finished = await step.run('end', () => finishRun(orgId, runId));
    await step.sendEvent('announce the end', finishedEvent(finished));
  },
);
