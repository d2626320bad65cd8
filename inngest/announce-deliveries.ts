import { logger } from '@/lib/logger';
import { markDeliveriesAnnounced, type SweptDelivery } from '@/lib/webhooks/deliveries/sweep-deliveries';
import type { AnnouncedDelivery } from '@/lib/webhooks/inbox/announced-delivery';
import { GroupCommit } from '@/lib/webhooks/inbox/group-commit';
import { inngest } from './client';
import { webhookReceived } from './events';
import { waitBriefly } from './wait-briefly';

/** The engine takes so many events in one call. */
const MOST_EVENTS = 1_000;

/** The event of a delivery; its id is the delivery's, for each replay another, so that sending it twice runs once. */
export function deliveryEvent({
  orgId,
  deliveryId,
  replayCount,
  idSuffix = '',
}: AnnouncedDelivery & Partial<SweptDelivery>) {
  const id = [deliveryId, replayCount > 0 ? `turn-${replayCount}` : '', idSuffix].filter(Boolean).join(':');
  return webhookReceived.create({ orgId, deliveryId, turn: replayCount }, { id });
}

/**
 * Announces stored deliveries to the engine, after their commit. An engine that is down or slow neither fails nor holds
 * the request: they stay stored, and the sweeper announces them.
 */
export async function announceDeliveries(deliveries: readonly AnnouncedDelivery[]): Promise<void> {
  await waitBriefly(sendDeliveries(deliveries));
}

async function sendDeliveries(deliveries: readonly AnnouncedDelivery[]): Promise<void> {
  try {
    for (let start = 0; start < deliveries.length; start += MOST_EVENTS) {
      const some = deliveries.slice(start, start + MOST_EVENTS);
      await inngest.send(some.map(deliveryEvent));
      await markDeliveriesAnnounced(some);
    }
  } catch (error) {
    logger.warn({ err: error, count: deliveries.length }, 'the engine could not be told of webhooks');
  }
}

// One call for all that arrives while another one is under way.
const announcements = new GroupCommit<readonly AnnouncedDelivery[], void>(
  async (groups) => {
    await sendDeliveries(groups.flat());
    return groups.map(() => undefined);
  },
  {
    most: MOST_EVENTS,
    weigh: (deliveries) => deliveries.length,
    refuse: () => new Error('too many announcements wait; the sweeper sends what is left out'),
    // It throws nothing.
    isOutage: () => true,
  },
);

/** The same for one of many requests at once, after their answers: they share calls to the engine. */
export async function announceReceived(deliveries: readonly AnnouncedDelivery[]): Promise<void> {
  await announcements.add(deliveries).catch((error) => logger.warn({ err: error }, 'webhooks not announced'));
}
