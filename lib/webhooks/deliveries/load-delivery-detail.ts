import 'server-only';
import { and, asc, eq } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { webhookDeliveries } from '@/db/schema/webhook-deliveries';
import { webhookEffects } from '@/db/schema/webhook-effects';
import { withOrg } from '@/db/tenant';
import { AppError, notFound } from '@/lib/errors';
import { type OrganizationVault, openVault } from '@/lib/vault/organization-vault';
import { aadFor } from '@/lib/vault/sealed-columns';
import type { DeliveryDetailDto } from '../schema';
import { maskPayload } from './mask-payload';
import { toDeliveryDto } from './to-delivery-dto';
import { toEffectDto } from './to-effect-dto';
import { whereDelivery } from './where-delivery';

type DeliveryRow = typeof webhookDeliveries.$inferSelect;

/** @throws AppError `not_found` */
export function loadDeliveryDetail(orgId: AuthorizedOrgId, deliveryId: string): Promise<DeliveryDetailDto> {
  return withOrg(orgId, async (tx) => {
    const [row] = await tx.select().from(webhookDeliveries).where(whereDelivery(orgId, deliveryId));
    if (!row || row.status === 'unclaimed') throw notFound();
    const effects = await tx
      .select()
      .from(webhookEffects)
      .where(and(eq(webhookEffects.orgId, orgId), eq(webhookEffects.deliveryId, deliveryId)))
      .orderBy(asc(webhookEffects.createdAt), asc(webhookEffects.effect));
    return {
      ...toDeliveryDto(row),
      failures: row.failures,
      effects: effects.map(toEffectDto),
      payload: readMasked(await openVault(tx, orgId), row),
    };
  });
}

// A delivery with an unreadable payload is still shown, without it.
function readMasked(vault: OrganizationVault, { id, payloadCiphertext }: DeliveryRow): unknown {
  try {
    return maskPayload(JSON.parse(vault.decrypt(payloadCiphertext, aadFor('webhookPayload', id))));
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}
