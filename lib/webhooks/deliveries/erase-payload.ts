import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { webhookDeliveries } from '@/db/schema/webhook-deliveries';
import type { Tx } from '@/db/tenant';
import type { WritableVault } from '@/lib/vault/organization-vault';
import { aadFor } from '@/lib/vault/sealed-columns';
import { whereDelivery } from './where-delivery';

export async function erasePayload(
  tx: Tx,
  orgId: AuthorizedOrgId,
  vault: WritableVault,
  deliveryId: string,
): Promise<void> {
  const payloadCiphertext = vault.encrypt(JSON.stringify({ erased: true }), aadFor('webhookPayload', deliveryId));
  await tx.update(webhookDeliveries).set({ payloadCiphertext }).where(whereDelivery(orgId, deliveryId));
}
