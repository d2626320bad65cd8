import { findLateEvaluations, markEvaluationsAnnounced } from '@/lib/alerts/evaluation-due';
import { markReannounced, releaseStillRuns, runsToReannounce } from '@/lib/sync/requests/sweep-runs';
import { routeDeliveries } from '@/lib/webhooks/deliveries/route-deliveries';
import { deliveriesToReannounce, markDeliveriesAnnounced } from '@/lib/webhooks/deliveries/sweep-deliveries';
import { evaluationEvents, recordAnnounced, syncEvent } from './announce';
import { deliveryEvent } from './announce-deliveries';
import { inngest } from './client';
import { tokenRefreshRequested } from './events';
import { queueMissingRuns } from './functions/reannounce-syncs';

/** How much of each kind was announced. */
export interface SweptWork {
  syncs: number;
  deliveries: number;
  evaluations: number;
}

/** Events in one request: below the limit of what engines accept, in number and in bytes. */
const SENT_AT_ONCE = 500;

async function send(events: Exclude<Parameters<typeof inngest.send>[0], { name: string }>): Promise<void> {
  for (let start = 0; start < events.length; start += SENT_AT_ONCE) {
    await inngest.send(events.slice(start, start + SENT_AT_ONCE));
  }
}

/**
 * Announces batches until one brings nothing new.
 * @param find what was announced before the sweep began, oldest first, some at a time
 * @returns how many were announced
 */
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
 * Announces everything that waits, whatever its age: for a server that starts or returns, once the engine knows its
 * functions. The engine may have given up on all of it meanwhile. What it did not give up on is announced twice, which
 * does no harm: whoever comes second finds the work in other hands, or done. Repeat it when it throws.
 * @throws Error when the engine or the database does not answer; what was announced until then stays announced
 */
export async function sweepWaitingWork(now = new Date()): Promise<SweptWork> {
  const deliveries = await sweepDeliveries(now);
  const syncs = await sweepSyncs(now);
  const evaluations = await sweepEvaluations(now);
  await send([tokenRefreshRequested.create({})]);
  return { syncs, deliveries, evaluations };
}
