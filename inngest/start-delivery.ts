import { setEventSender } from '@/lib/outbox/deliver-events';
import { inngest } from './client';

/** Makes this process deliver the events of the outbox to the engine. */
export function startDelivery(): void {
  setEventSender((events) => inngest.send(events));
}
