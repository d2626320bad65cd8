import 'server-only';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { webhookDeliveries } from '@/db/schema/webhook-deliveries';
import { withOrg } from '@/db/tenant';
import { settleAlerts } from '@/lib/alerts/settle-alerts';
import { AppError } from '@/lib/errors';
import { markEvaluationDue } from '@/lib/outbox/evaluation-due';
import type { PlatformId } from '@/lib/platform-ids';
import { platformDefinition } from '@/lib/platforms/registry';
import type { WebhookEffect } from '@/lib/platforms/webhook';
import { configuredPlatform, type PlatformSource } from '@/lib/tokens/platform-config';
import { type OrganizationVault, openVault } from '@/lib/vault/organization-vault';
import { aadFor } from '@/lib/vault/sealed-columns';
import { whereDelivery } from '../deliveries/where-delivery';
import { applyEffect, isAlarming } from './apply-effect';
import { completeLead } from './complete-lead';
import { loadOpenDelivery, type OpenDelivery } from './load-open-delivery';
import { recordFailure } from './record-failure';

export type DeliveryOutcome = { state: 'ended' } | { state: 'retry'; at: Date };

// An event may arrive shortly before `nextAttemptAt`.
const EARLY_MS = 1_000;

/**
 * Processes a delivery: platform calls first, then all effects and the delivery's end in one transaction. Repeatable.
 * @throws only when the database is down; every other failure is recorded and retried
 */
export async function processDelivery(
  orgId: AuthorizedOrgId,
  deliveryId: string,
  { platformOf = configuredPlatform, now = new Date() }: { platformOf?: PlatformSource; now?: Date } = {},
): Promise<DeliveryOutcome> {
  const opened = await withOrg(orgId, async (tx) => {
    const delivery = await loadOpenDelivery(tx, orgId, deliveryId, { lock: false });
    return delivery && { delivery, payload: readPayload(await openVault(tx, orgId), delivery) };
  });
  if (!opened) return { state: 'ended' };
  const { delivery, payload } = opened;
  const at = delivery.nextAttemptAt;
  if (at && at.getTime() > now.getTime() + EARLY_MS) return { state: 'retry', at };
  let effects: WebhookEffect[] = [];
  try {
    if (payload instanceof AppError) throw payload;
    effects = platformDefinition(delivery.platform as PlatformId).webhooks.effectsOf(JSON.parse(payload));
    const ready = await Promise.all(effects.map((effect) => completeLead(orgId, delivery, effect, platformOf)));
    await carryOut(orgId, delivery, ready);
    if (ready.some(isAlarming)) await settleAlerts(orgId);
    return { state: 'ended' };
  } catch (error) {
    return recordFailure(orgId, delivery, effects, error, now);
  }
}

// The error is recorded after the transaction that opened the vault.
function readPayload(vault: OrganizationVault, { id, payloadCiphertext }: OpenDelivery): string | AppError {
  try {
    return vault.decrypt(payloadCiphertext, aadFor('webhookPayload', id));
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
}

function carryOut(orgId: AuthorizedOrgId, { id }: OpenDelivery, effects: WebhookEffect[]): Promise<void> {
  return withOrg(orgId, async (tx) => {
    // A concurrent run waits here and then finds the delivery done.
    const delivery = await loadOpenDelivery(tx, orgId, id, { lock: true });
    if (!delivery) return;
    for (const effect of effects) await applyEffect(tx, orgId, delivery, effect);
    const status = effects.length > 0 ? 'processed' : 'ignored';
    await tx
      .update(webhookDeliveries)
      .set({ status, attempts: delivery.attempts + 1, nextAttemptAt: null, endedAt: new Date() })
      .where(whereDelivery(orgId, id));
    if (effects.some(isAlarming)) await markEvaluationDue(tx, orgId);
  });
}
