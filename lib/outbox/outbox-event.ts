import { z } from 'zod';
import { platformIds } from '@/lib/platform-ids';

const orgId = z.uuid();

/** What each event carries: ids only. */
export const eventSchemas = {
  // `priority` in seconds: how far a run jumps ahead of runs queued before it.
  'sync/run.requested': z.object({
    orgId,
    integrationId: z.uuid(),
    platform: z.enum(platformIds),
    runId: z.uuid(),
    priority: z.number().int().min(-600).max(600),
    delaySeconds: z.number().int().min(0).max(300),
  }),
  'sync/run.finished': z.object({
    orgId,
    integrationId: z.uuid(),
    runId: z.uuid(),
    status: z.enum(['succeeded', 'failed']),
  }),
  // `turn` is the replay count; the wire name stays, so that events in flight during a release still parse.
  'webhook/delivery.received': z.object({ orgId, deliveryId: z.uuid(), turn: z.number().int().min(0) }),
  'alerts/evaluation.requested': z.object({ orgId }),
  'accounts/taken_over': z.object({ orgId, integrationId: z.uuid() }),
  'conversions/choice.updated': z.object({ orgId, platform: z.enum(platformIds) }),
};

type EventName = keyof typeof eventSchemas;

type Named<N extends EventName> = {
  name: N;
  /** The engine drops an id that it saw within a day. Null: the event is new each time. */
  id: string | null;
  data: z.infer<(typeof eventSchemas)[N]>;
};

export type OutboxEvent<N extends EventName = EventName> = { [Each in N]: Named<Each> }[N];
