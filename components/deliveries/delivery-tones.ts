import type { Tone } from '@/components/ui/badge';
import type { DeliveryStatus } from '@/lib/webhooks/schema';

export const deliveryTones: Record<DeliveryStatus, Tone> = {
  received: 'accent',
  retrying: 'warning',
  processed: 'positive',
  ignored: 'neutral',
  dead: 'negative',
};

/** Whether the last failure explains the state; a delivery that succeeded later has none. */
export function isFailing(status: DeliveryStatus): boolean {
  return status === 'retrying' || status === 'dead';
}
