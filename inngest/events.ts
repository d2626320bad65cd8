import { eventType } from 'inngest';
import { z } from 'zod';
import { functionsRegistered } from '@/lib/engine/functions-registered';
import { platformIds } from '@/lib/platform-ids';

// Events carry ids only; the event id is the id of the announced row, so that announcing twice runs once.

// `priority` in seconds: how far a run jumps ahead of runs queued before it.
export const syncRequested = eventType('sync/run.requested', {
  schema: z.object({
    orgId: z.uuid(),
    integrationId: z.uuid(),
    platform: z.enum(platformIds),
    runId: z.uuid(),
    priority: z.number().int().min(-600).max(600),
    delaySeconds: z.number().int().min(0).max(300),
  }),
});

export const syncFinished = eventType('sync/run.finished', {
  schema: z.object({
    orgId: z.uuid(),
    integrationId: z.uuid(),
    runId: z.uuid(),
    status: z.enum(['succeeded', 'failed']),
  }),
});

// `turn` is the replay count; the wire name stays, so that events in flight during a release still parse.
export const webhookReceived = eventType('webhook/delivery.received', {
  schema: z.object({ orgId: z.uuid(), deliveryId: z.uuid(), turn: z.number().int().min(0) }),
});

// Events sent before a registration may have matched no function.
export const engineRegistered = eventType(functionsRegistered, { schema: z.object({}) });

// Sent when the event of the change that made the evaluation due was lost.
export const alertEvaluationRequested = eventType('alerts/evaluation.requested', {
  schema: z.object({ orgId: z.uuid() }),
});

// Renews due tokens without waiting for the schedule.
export const tokenRefreshRequested = eventType('tokens/refresh.requested', { schema: z.object({}) });
