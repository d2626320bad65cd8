import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { webhookDeliveries } from '@/db/schema/webhook-deliveries';
import { withOrg } from '@/db/tenant';
import { markEvaluationDue } from '@/lib/alerts/evaluation-due';
import { type OrganizationVault, openVault } from '@/lib/crypto/organization-vault';
import { AppError } from '@/lib/errors';
import { configuredPlatform, type PlatformSource } from '@/lib/integrations/platform-config';
import { placeOf } from '@/lib/integrations/sealed-columns';
import { settleAlerts } from '@/lib/integrations/settle-alerts';
import type { PlatformId } from '@/lib/platforms/platform';
import type { WebhookEffect } from '@/lib/platforms/webhook';
import { webhooksOf } from '@/lib/platforms/webhook-registry';
import type { SyncRequest } from '@/lib/sync/requests/sync-request';
import { whereDelivery } from '../deliveries/where-delivery';
import { applyEffect, isAlarming } from './apply-effect';
import { completeLead } from './complete-lead';
import { loadOpenDelivery, type OpenDelivery } from './load-open-delivery';
import { recordFailure } from './record-failure';

/** What came of an attempt. ended: also when it had come to its end before. retry: tried again at that time. */
export type DeliveryOutcome = { state: 'ended'; syncs: SyncRequest[] } | { state: 'retry'; at: Date };

/** Where a delivery's time has not come yet, as after an announcement too many. */
const EARLY_MS = 1_000;

/**
 * Does, once, what a delivery asks for. What needs the platform is read before; then all of it, and the delivery's end,
 * happen in one transaction, so that nothing is done twice however often, or by how many at once, this is called.
 * @returns `syncs`: runs that were queued, to announce
 * @throws only when the database does not answer; every other failure is noted and tried again on schedule
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
  if (!opened) return { state: 'ended', syncs: [] };
  const { delivery, payload } = opened;
  const at = delivery.nextAttemptAt;
  if (at && at.getTime() > now.getTime() + EARLY_MS) return { state: 'retry', at };
  let effects: WebhookEffect[] = [];
  try {
    if (payload instanceof AppError) throw payload;
    effects = webhooksOf(delivery.platform as PlatformId).effectsOf(JSON.parse(payload));
    const ready = await Promise.all(effects.map((effect) => completeLead(orgId, delivery, effect, platformOf)));
    const syncs = await carryOut(orgId, delivery, ready);
    if (ready.some(isAlarming)) await settleAlerts(orgId);
    return { state: 'ended', syncs };
  } catch (error) {
    return recordFailure(orgId, delivery, effects, error, now);
  }
}

/** In the transaction that read it, as the vault wants; an error to note once that is over. */
function readPayload(vault: OrganizationVault, { id, payloadCiphertext }: OpenDelivery): string | AppError {
  try {
    return vault.decrypt(payloadCiphertext, placeOf('webhookPayload', id));
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
}

/** All effects and the end of the delivery, or nothing. */
function carryOut(orgId: AuthorizedOrgId, { id }: OpenDelivery, effects: WebhookEffect[]): Promise<SyncRequest[]> {
  return withOrg(orgId, async (tx) => {
    // Whoever is second waits here, and finds it done.
    const delivery = await loadOpenDelivery(tx, orgId, id, { lock: true });
    if (!delivery) return [];
    const syncs: SyncRequest[] = [];
    for (const effect of effects) syncs.push(...(await applyEffect(tx, orgId, delivery, effect)));
    const status = effects.length > 0 ? 'processed' : 'ignored';
    await tx
      .update(webhookDeliveries)
      .set({ status, attempts: delivery.attempts + 1, nextAttemptAt: null, endedAt: new Date() })
      .where(whereDelivery(orgId, id));
    if (effects.some(isAlarming)) await markEvaluationDue(tx, orgId);
    return syncs;
  });
}
