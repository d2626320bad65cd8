import { cron, type GetStepTools } from 'inngest';
import { queueMissingHistories } from '@/lib/sync/history/queue-history';
import { endAbandonedRuns, findAbandonedRuns, markReannounced, runsToReannounce } from '@/lib/sync/requests/sweep-runs';
import type { SyncRequest } from '@/lib/sync/requests/sync-request';
import { catchUp } from '@/lib/sync/schedule/dispatch';
import { finishedEvents, recordAnnounced, syncEvent } from '../announce';
import { inngest } from '../client';

export const queueMissingRuns: Record<string, () => Promise<SyncRequest[]>> = {
  'missed ticks': () => catchUp(),
  'the past': () => queueMissingHistories(),
};

async function queueMissing(step: GetStepTools<typeof inngest>): Promise<void> {
  for (const [kind, queue] of Object.entries(queueMissingRuns)) {
    const requests = await step.run(`queue ${kind}`, queue);
    if (requests.length === 0) continue;
    await step.sendEvent(`announce ${kind}`, requests.map(syncEvent));
    await step.run(`note ${kind}`, () => recordAnnounced(requests));
  }
}

// Postgres is the source of truth: lost runs are announced again, abandoned runs are ended.
export const reannounceSyncs = inngest.createFunction(
  { id: 'reannounce-syncs', triggers: [cron('* * * * *')], retries: 1 },
  async ({ step }) => {
    const requests = await step.run('find runs to announce', () => runsToReannounce());
    if (requests.length > 0) {
      await step.sendEvent('announce again', requests.map(syncEvent));
      await step.run('note the announcement', () => markReannounced(requests));
    }
    const abandoned = await step.run('find abandoned runs', () => findAbandonedRuns());
    if (abandoned.length > 0) {
      const ended = await step.run('end abandoned runs', () => endAbandonedRuns(abandoned));
      const events = finishedEvents(ended);
      if (events.length > 0) await step.sendEvent('announce the ends', events);
    }
    await queueMissing(step);
  },
);
