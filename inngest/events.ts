import { eventType } from 'inngest';
import { z } from 'zod';
import { functionsRegistered } from '@/lib/engine/functions-registered';
import { platformIds } from '@/lib/platforms/platform';

/**
 * Every event of the product: `noun/verb.past` or `noun/verb.requested`. An event carries ids, never data that the
 * database holds, and its Inngest id is the id of the row it announces, so that announcing twice runs once.
 */

/** A sync run was queued. `priority` in seconds: how far a run jumps ahead of those queued before it. */
export const syncRequested = eventType('sync/run.requested', {
  schema: z.object({
    orgId: z.uuid(),
    integrationId: z.uuid(),
    /** Which platform's function takes it: each has its own limit. */
    platform: z.enum(platformIds),
    runId: z.uuid(),
    priority: z.number().int().min(-600).max(600),
    /** Seconds to wait before the first step: spreads scheduled runs. */
    delaySeconds: z.number().int().min(0).max(300),
  }),
});

/** A sync run ended, well or not. */
export const syncFinished = eventType('sync/run.finished', {
  schema: z.object({
    orgId: z.uuid(),
    integrationId: z.uuid(),
    runId: z.uuid(),
    status: z.enum(['succeeded', 'failed']),
  }),
});

/** A platform told of something, and it is stored; `turn`: how often it was replayed. */
export const webhookReceived = eventType('webhook/delivery.received', {
  schema: z.object({ orgId: z.uuid(), deliveryId: z.uuid(), turn: z.number().int().min(0) }),
});

/** Functions were registered with the engine: what it was sent before may have met none. */
export const engineRegistered = eventType(functionsRegistered, { schema: z.object({}) });

/** An organization's alerts are due for an evaluation, and the event of the change that made them due was lost. */
export const alertEvaluationRequested = eventType('alerts/evaluation.requested', {
  schema: z.object({ orgId: z.uuid() }),
});

/** Tokens that are due are to be renewed without waiting for the clock. */
export const tokenRefreshRequested = eventType('tokens/refresh.requested', { schema: z.object({}) });
