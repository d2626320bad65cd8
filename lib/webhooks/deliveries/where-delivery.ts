import { and, eq } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { webhookDeliveries } from '@/db/schema/webhook-deliveries';

export function whereDelivery(orgId: AuthorizedOrgId, deliveryId: string) {
  return and(eq(webhookDeliveries.orgId, orgId), eq(webhookDeliveries.id, deliveryId));
}
