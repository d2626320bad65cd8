import { cron } from 'inngest';
import { endAbandonedRuns, findAbandonedRuns, markReannounced, runsToReannounce } from '@/lib/sync/sweep-runs';
import { syncEvent } from '../announce';
import { inngest } from '../client';
import { syncFinished } from '../events';

/** Postgres holds the truth: runs that the engine missed or lost are announced again, runs it dropped are ended. */
export const reannounceSyncs = inngest.createFunction(
  { id: 'reannounce-syncs', triggers: [cron('* * * * *')], retries: 1 },
  async ({ step }) => {
    const requests = await step.run('find runs to announce', () => runsToReannounce());
    if (requests.length > 0) {
      await step.sendEvent('announce again', requests.map(syncEvent));
      await step.run('note the announcement', () => markReannounced(requests));
    }
    const abandoned = await step.run('find abandoned runs', () => findAbandonedRuns());
    if (abandoned.length === 0) return;
    const ended = await step.run('end abandoned runs', () => endAbandonedRuns(abandoned));
    await step.sendEvent(
      'announce the ends',
      ended.map((run) => syncFinished.create(run, { id: `${run.runId}:finished` })),
    );
  },
);
