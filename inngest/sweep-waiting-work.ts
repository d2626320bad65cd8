import { findLateEvaluations, markEvaluationsAnnounced } from '@/lib/outbox/evaluation-due';
import { markReannounced, releaseStillRuns, runsToReannounce } from '@/lib/sync/requests/sweep-runs';
import { routeDeliveries } from '@/lib/webhooks/deliveries/route-deliveries';
import { deliveriesToReannounce, markDeliveriesAnnounced } from '@/lib/webhooks/deliveries/sweep-deliveries';
import { evaluationEvents, recordAnnounced, syncEvent } from './announce';
import { deliveryEvent } from './announce-deliveries';
import { inngest } from './client';
import { tokenRefreshRequested } from './events';
import { queueMissingRuns } from './functions/reannounce-syncs';

export interface SweptWork {
  syncs: number;
  deliveries: number;
  evaluations: number;
}

const SENT_AT_ONCE = 500;

async function send(events: Exclude<Parameters<typeof inngest.send>[0], { name: string }>): Promise<void> {
  for (let start = 0; start < events.length; start += SENT_AT_ONCE) {
    await inngest.send(events.slice(start, start + SENT_AT_ONCE));
  }
}

// `find` returns a batch of what was announced before the sweep, oldest first.
async function announceAll<T>(
  find: () => Promise<T[]>,
  nameOf: (item: T) => string,
  announce: (items: T[]) => Promise<void>,
): Promise<number> {
  const seen = new Set<string>();
  for (;;) {
    const fresh = (await find()).filter((item) => !seen.has(nameOf(item)));
    if (fresh.length === 0) return seen.size;
    await announce(fresh);
    for (const item of fresh) seen.add(nameOf(item));
  }
}

async function sweepSyncs(now: Date): Promise<number> {
  let missing = 0;
  for (const queue of Object.values(queueMissingRuns)) {
    const requests = await queue();
    await send(requests.map(syncEvent));
    await recordAnnounced(requests);
    missing += requests.length;
  }
  const waiting = await announceAll(
    () => runsToReannounce(now, { everything: true }),
    ({ data }) => data.runId,
    async (requests) => {
      await releaseStillRuns(requests, now);
      await send(requests.map(syncEvent));
      await markReannounced(requests);
    },
  );
  return missing + waiting;
}

async function sweepDeliveries(now: Date): Promise<number> {
  await routeDeliveries();
  return announceAll(
    () => deliveriesToReannounce(now, { everything: true }),
    ({ deliveryId }) => deliveryId,
    async (found) => {
      await send(found.map(deliveryEvent));
      await markDeliveriesAnnounced(found);
    },
  );
}

function sweepEvaluations(now: Date): Promise<number> {
  return announceAll(
    () => findLateEvaluations(now, true),
    (orgId) => orgId,
    async (orgIds) => {
      await send(evaluationEvents(orgIds));
      await markEvaluationsAnnounced(orgIds);
    },
  );
}

/**
 * Announces all waiting work, whatever its age, for a server that starts or returns. Announcing work twice is harmless:
 * the second run finds it claimed or done. Repeat the sweep when it throws.
 * @throws Error when the engine or the database is down
 */
export async function sweepWaitingWork(now = new Date()): Promise<SweptWork> {
  const deliveries = await sweepDeliveries(now);
  const syncs = await sweepSyncs(now);
  const evaluations = await sweepEvaluations(now);
  await send([tokenRefreshRequested.create({})]);
  return { syncs, deliveries, evaluations };
}
