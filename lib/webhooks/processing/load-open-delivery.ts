import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { webhookDeliveries } from '@/db/schema/webhook-deliveries';
import type { Tx } from '@/db/tenant';
import { whereDelivery } from '../deliveries/where-delivery';

type DeliveryRow = typeof webhookDeliveries.$inferSelect;

export type OpenDelivery = DeliveryRow & { integrationId: string };

export async function loadOpenDelivery(
  tx: Tx,
  orgId: AuthorizedOrgId,
  deliveryId: string,
  { lock }: { lock: boolean },
): Promise<OpenDelivery | null> {
  const found = tx.select().from(webhookDeliveries).where(whereDelivery(orgId, deliveryId));
  const [row] = await (lock ? found.for('update') : found);
  if (!row || (row.status !== 'received' && row.status !== 'retrying')) return null;
  const { integrationId } = row;
  return integrationId ? { ...row, integrationId } : null;
}
