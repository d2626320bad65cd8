import { GroupCommit } from '@/lib/group-commit';
import { logger } from '@/lib/logger';
import { markDeliveriesAnnounced, type SweptDelivery } from '@/lib/webhooks/deliveries/sweep-deliveries';
import type { AnnouncedDelivery } from '@/lib/webhooks/inbox/announced-delivery';
import { inngest } from './client';
import { webhookReceived } from './events';
import { waitBriefly } from './wait-briefly';

// Events per call, below the engine's limit.
const MOST_EVENTS = 1_000;

// The event id comes from the delivery and its replay, so that sending the event twice runs once.
export function deliveryEvent({
  orgId,
  deliveryId,
  replayCount,
  idSuffix = '',
}: AnnouncedDelivery & Partial<SweptDelivery>) {
  const id = [deliveryId, replayCount > 0 ? `turn-${replayCount}` : '', idSuffix].filter(Boolean).join(':');
  return webhookReceived.create({ orgId, deliveryId, turn: replayCount }, { id });
}

/** An unreachable engine neither fails nor delays the request: the sweep announces what is left. */
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
    logger.warn({ err: error, count: deliveries.length }, 'delivery events could not be sent to the engine');
  }
}

const announcements = new GroupCommit<readonly AnnouncedDelivery[], void>(
  async (groups) => {
    await sendDeliveries(groups.flat());
    return groups.map(() => undefined);
  },
  {
    most: MOST_EVENTS,
    weigh: (deliveries) => deliveries.length,
    refuse: () => new Error('too many announcements wait; the sweep sends the rest'),
    isOutage: () => true,
  },
);

/** Announces deliveries after their response is sent; concurrent requests share calls to the engine. */
export async function announceReceived(deliveries: readonly AnnouncedDelivery[]): Promise<void> {
  await announcements
    .add(deliveries)
    .catch((error) => logger.warn({ err: error }, 'delivery events could not be sent to the engine'));
}
