import type { OutboxEvent } from '@/lib/outbox/outbox-event';

/** The event that processes a delivery, under the id of the delivery and its replay, or a new one of the suffix. */
export function deliveryReceived(
  { orgId, deliveryId, turn }: OutboxEvent<'webhook/delivery.received'>['data'],
  idSuffix = '',
): OutboxEvent<'webhook/delivery.received'> & { id: string } {
  const id = [deliveryId, turn > 0 ? `turn-${turn}` : '', idSuffix].filter(Boolean).join(':');
  return { name: 'webhook/delivery.received', id, data: { orgId, deliveryId, turn } };
}
