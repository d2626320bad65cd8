import { cron } from 'inngest';
import { logger } from '@/lib/logger';
import { recountChangedDefaults } from '@/lib/metrics/conversions/recount-changed-defaults';
import { sweepRecounts } from '@/lib/metrics/conversions/sweep-recounts';
import { sweepEvaluations } from '@/lib/outbox/evaluation-due';
import { sweepEvents as deliverWaiting } from '@/lib/outbox/sweep-events';
import { queueMissingHistories } from '@/lib/sync/history/queue-history';
import { endAbandonedRuns, findAbandonedRuns, sweepRuns } from '@/lib/sync/requests/sweep-runs';
import { catchUp } from '@/lib/sync/schedule/dispatch';
import { routeDeliveries } from '@/lib/webhooks/deliveries/route-deliveries';
import { sweepDeliveries } from '@/lib/webhooks/deliveries/sweep-deliveries';
import { inngest } from '../client';
import { engineRegistered, tokenRefreshRequested } from '../events';

type Work = Record<string, () => Promise<unknown>>;

const deliveries: Work = { 'unrouted deliveries': () => routeDeliveries(), 'lost deliveries': () => sweepDeliveries() };

const minutely: Work = {
  ...deliveries,
  'lost runs': () => sweepRuns(),
  'abandoned runs': async () => endAbandonedRuns(await findAbandonedRuns()),
  'missed ticks': () => catchUp(),
  'unread months': () => queueMissingHistories(),
  'late evaluations': () => sweepEvaluations(),
  'changed defaults': () => recountChangedDefaults(),
  'lost recounts': () => sweepRecounts(),
};

// Records the events of all work, then delivers what waits. A part that fails keeps no other from running.
async function sweep(work: Work, everything = false): Promise<void> {
  const failures: unknown[] = [];
  for (const [part, run] of Object.entries({
    ...work,
    'waiting events': () => deliverWaiting(new Date(), { everything }),
  })) {
    await run().catch((error) => {
      logger.error({ err: error, part }, 'a part of the sweep failed');
      failures.push(error);
    });
  }
  if (failures.length > 0) throw failures[0];
}

/**
 * Has all waiting work done, whatever its age, for a server that starts or returns. Doing it twice is harmless: the
 * second run finds it claimed or done. Repeat it when it throws.
 * @throws Error when the engine or the database is down
 */
export async function sweepEverything(now = new Date()): Promise<void> {
  await sweep(
    {
      'unrouted deliveries': () => routeDeliveries(),
      'lost deliveries': () => sweepDeliveries(now, { everything: true }),
      'missed ticks': () => catchUp(),
      'unread months': () => queueMissingHistories(),
      'lost runs': () => sweepRuns(now, { everything: true }),
      'late evaluations': () => sweepEvaluations(now, { everything: true }),
      'changed defaults': () => recountChangedDefaults(),
      'lost recounts': () => sweepRecounts(now, { everything: true }),
      'due tokens': () => inngest.send(tokenRefreshRequested.create({})),
    },
    true,
  );
}

// Postgres is the source of truth: whatever the engine lost is recorded again, and what no process delivered is
// delivered. Twice a minute: a stored delivery is processed within a minute even if the process that stored it died.
export const sweepEvents = inngest.createFunction(
  { id: 'sweep-events', triggers: [cron('* * * * *'), engineRegistered], retries: 4 },
  async ({ event, step }) => {
    if (event.name === engineRegistered.name) {
      // At most our own clock, which dates events: a later time would find each of them repeatedly.
      const registeredAt = Math.min(event.ts ?? Date.now(), Date.now());
      await step.run('sweep everything', () => sweepEverything(new Date(registeredAt)));
      return;
    }
    await step.run('sweep', () => sweep(minutely));
    await step.sleep('pause', '28s');
    await step.run('sweep deliveries', () => sweep(deliveries));
  },
);
