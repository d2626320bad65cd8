import { eventType } from 'inngest';
import { z } from 'zod';
import { functionsRegistered } from '@/lib/engine/functions-registered';
import { eventSchemas } from '@/lib/outbox/outbox-event';

export const syncRequested = eventType('sync/run.requested', { schema: eventSchemas['sync/run.requested'] });

export const syncFinished = eventType('sync/run.finished', { schema: eventSchemas['sync/run.finished'] });

export const webhookReceived = eventType('webhook/delivery.received', {
  schema: eventSchemas['webhook/delivery.received'],
});

export const alertEvaluationRequested = eventType('alerts/evaluation.requested', {
  schema: eventSchemas['alerts/evaluation.requested'],
});

export const accountsTakenOver = eventType('accounts/taken_over', { schema: eventSchemas['accounts/taken_over'] });

export const conversionChoiceUpdated = eventType('conversions/choice.updated', {
  schema: eventSchemas['conversions/choice.updated'],
});

// Events sent before a registration may have matched no function.
export const engineRegistered = eventType(functionsRegistered, { schema: z.object({}) });

// Renews due tokens without waiting for the schedule.
export const tokenRefreshRequested = eventType('tokens/refresh.requested', { schema: z.object({}) });
