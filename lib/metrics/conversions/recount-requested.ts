import type { OutboxEvent } from '@/lib/outbox/outbox-event';
import type { PlatformId } from '@/lib/platform-ids';

/** Of a choice that changed at `now`: stored days still have the figures of the earlier one. */
export function waitingForRecount(now: Date) {
  return { updatedAt: now, recountedAt: null, lastEventAt: now };
}

/** New each time: the engine would drop a later choice of the same day under one id. */
export function recountRequested(orgId: string, platform: PlatformId): OutboxEvent {
  return { name: 'conversions/choice.updated', id: null, data: { orgId, platform } };
}
