import 'server-only';
import { sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { webhookDeliveries } from '@/db/schema/webhook-deliveries';
import { type Tx, withOrg } from '@/db/tenant';
import { toAppError } from '@/lib/api/to-app-error';
import { AppError } from '@/lib/errors';
import { logger } from '@/lib/logger';
import type { WebhookEffect } from '@/lib/platforms/webhook';
import { VendorError } from '@/lib/vendor-http/vendor-error';
import { whereDelivery } from '../deliveries/where-delivery';
import { applyEffect } from './apply-effect';
import { loadOpenDelivery, type OpenDelivery } from './load-open-delivery';
import type { DeliveryOutcome } from './process-delivery';
import { nextAttempt } from './retry-schedule';

// A key below `syncErrors` or `deliveryErrors` in the message files.
function codeOf(error: unknown): string {
  if (error instanceof VendorError) return error.code;
  if (error instanceof AppError) return String(error.values.reason ?? error.code);
  return 'internal';
}

/**
 * Schedules the next attempt, or ends the delivery as dead and stores its leads without answers; a replay completes
 * them.
 * @throws when the database is down: nothing is recorded and the engine retries
 */
export async function recordFailure(
  orgId: AuthorizedOrgId,
  { id, platform, integrationId }: OpenDelivery,
  effects: readonly WebhookEffect[],
  error: unknown,
  now: Date,
): Promise<DeliveryOutcome> {
  if (toAppError(error).code === 'unavailable' && !(error instanceof AppError)) throw error;
  const [errorCode, retryAfterSeconds] = [
    codeOf(error),
    error instanceof VendorError ? error.retryAfterSeconds : undefined,
  ];
  return withOrg(orgId, async (tx) => {
    const delivery = await loadOpenDelivery(tx, orgId, id, { lock: true });
    if (!delivery) return { state: 'ended' };
    const attempts = delivery.attempts + 1;
    const at = nextAttempt(attempts, now, retryAfterSeconds);
    const failure = JSON.stringify([{ at: now.toISOString(), errorCode }]);
    await tx
      .update(webhookDeliveries)
      .set({
        status: at ? 'retrying' : 'dead',
        attempts,
        nextAttemptAt: at,
        endedAt: at ? null : now,
        failures: sql`${webhookDeliveries.failures} || ${failure}::jsonb`,
      })
      .where(whereDelivery(orgId, id));
    if (!at) await keepLeads(tx, orgId, delivery, effects, errorCode);
    logger.warn(
      { orgId, platform, integrationId, attempt: attempts, code: errorCode, err: error },
      'webhook processing failed',
    );
    return at ? { state: 'retry', at } : { state: 'ended' };
  });
}

async function keepLeads(
  tx: Tx,
  orgId: AuthorizedOrgId,
  delivery: OpenDelivery,
  effects: readonly WebhookEffect[],
  errorCode: string,
): Promise<void> {
  for (const effect of effects) {
    if (effect.kind !== 'lead') continue;
    try {
      await tx.transaction((part) => applyEffect(part, orgId, delivery, effect, errorCode));
    } catch (error) {
      // The lead itself cannot be stored; it stays in the delivery's payload.
      logger.error({ orgId, platform: delivery.platform, err: error }, 'a lead could not be stored');
    }
  }
}
