import type { GetStepTools } from 'inngest';
import { z } from 'zod';
import { orgOfJob } from '@/lib/auth/org-of-job';
import { type PlatformId, platformIds } from '@/lib/platform-ids';
import { platformDefinition } from '@/lib/platforms/registry';
import { queueHistory } from '@/lib/sync/history/queue-history';
import { beginRun } from '@/lib/sync/run/begin-run';
import { finishRun } from '@/lib/sync/run/finish-run';
import { handOverRun } from '@/lib/sync/run/hand-over-run';
import { freshBatchState, readBatch } from '@/lib/sync/run/read-batch';
import { releaseRun } from '@/lib/sync/run/release-run';
import type { RunRef } from '@/lib/sync/steps/step-state';
import { inngest } from '../client';
import { syncRequested } from '../events';

type Step = GetStepTools<typeof inngest>;

const failedSync = z.object({ run_id: z.string(), event: z.object({ data: syncRequested.schema }) });

// Waits for a run that another function run works on: often at first, then every minute, about an hour in all.
const LOOKS = 90;
const pauseBetweenLooks = (looks: number) => (looks < 12 ? 5 : looks < 30 ? 15 : 60);

// A function run has at most a thousand steps; each batch takes up to two.
const MOST_BATCHES = 400;

// False: the run ended, or another function run still works on it; then the sweep has it continued.
async function begin(step: Step, { orgId, runId, claim }: RunRef): Promise<boolean> {
  for (let looks = 0; looks < LOOKS; looks += 1) {
    const beginning = await step.run(`begin ${looks}`, async () => {
      const { state, ...rest } = await beginRun(orgId, runId, claim);
      return { state, waitSeconds: 'waitSeconds' in rest ? rest.waitSeconds : 0 };
    });
    if (beginning.state !== 'busy') return beginning.state === 'begun';
    await step.sleep(`wait for its turn ${looks}`, `${Math.max(beginning.waitSeconds, pauseBetweenLooks(looks))}s`);
  }
  return false;
}

// Short engine steps let runs with a higher priority start in between.
async function read(step: Step, ref: RunRef): Promise<'ended' | 'lost' | 'more'> {
  let pace = freshBatchState;
  for (let batch = 0; batch < MOST_BATCHES; batch += 1) {
    const outcome = await step.run(`read ${batch}`, () => readBatch(ref, pace));
    if (outcome.state === 'ended' || outcome.state === 'lost') return outcome.state;
    if (outcome.state === 'wait') await step.sleep(`wait ${batch}`, `${outcome.seconds}s`);
    ({ pace } = outcome);
  }
  return 'more';
}

// One organization gets at most half of the platform's concurrency, so that its hanging calls do not block others.
// `beginRun` ensures that one run at a time reads a stream.
function reader(platform: PlatformId) {
  const places = platformDefinition(platform).concurrentSyncs;
  return inngest.createFunction(
    {
      id: `sync-platform-data-${platform}`,
      triggers: [{ event: syncRequested, if: `event.data.platform == '${platform}'` }],
      concurrency: [{ limit: places }, { limit: Math.ceil(places / 2), key: 'event.data.orgId' }],
      priority: { run: 'event.data.priority' },
      retries: 4,
      onFailure: async ({ event, step }) => {
        const { run_id: claim, event: request } = failedSync.parse(event.data);
        const { runId } = request.data;
        const orgId = orgOfJob(request.data.orgId);
        if (await step.run('hand over', () => handOverRun(orgId, runId, claim))) return;
        const cause = { errorClass: 'transient', errorCode: 'internal', vendorRequestId: null };
        // A run that never began stays queued: the sweep requests it again.
        await step.run('end the run', () => finishRun(orgId, runId, { cause, claim }));
      },
    },
    async ({ event, step, runId: claim }) => {
      const { runId, integrationId, delaySeconds } = event.data;
      const orgId = orgOfJob(event.data.orgId);
      const ref = { orgId, runId, claim };
      if (delaySeconds > 0) await step.sleep('wait for the slot', `${delaySeconds}s`);
      if (!(await begin(step, ref))) return;
      const outcome = await read(step, ref);
      if (outcome === 'lost') return;
      if (outcome === 'more') {
        await step.run('hand over', () => releaseRun(ref));
        return;
      }
      await step.run('end', () => finishRun(orgId, runId, { claim }));
      await step.run('queue the past', () => queueHistory(orgId, integrationId));
    },
  );
}

// One function per platform, each with its own limit: trouble on one platform slows no other.
export const syncPlatformData = platformIds.map(reader);
