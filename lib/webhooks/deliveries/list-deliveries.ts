import 'server-only';
import { and, desc, eq, ne, type SQL } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { webhookDeliveries } from '@/db/schema/webhook-deliveries';
import { withOrg } from '@/db/tenant';
import { type ListSlice, pageByInstant, whereOlderThanCursor } from '@/lib/instant-cursor';
import type { DeliveryFilter, DeliveryPage } from '../schema';
import { shownDeliveryColumns, toDeliveryDto } from './to-delivery-dto';

const order = { at: webhookDeliveries.receivedAt, id: webhookDeliveries.id };

/** @throws AppError `invalid_input` for a cursor of another list */
export async function listDeliveries(
  orgId: AuthorizedOrgId,
  filter: DeliveryFilter,
  { cursor, limit }: ListSlice,
): Promise<DeliveryPage> {
  const where = and(whereShown(orgId), ...whereFilter(filter), whereOlderThanCursor(order, cursor));
  const rows = await withOrg(orgId, (tx) =>
    tx
      .select(shownDeliveryColumns)
      .from(webhookDeliveries)
      .where(where)
      .orderBy(desc(order.at), desc(order.id))
      .limit(limit + 1),
  );
  const { page, nextCursor } = pageByInstant(rows, limit, ({ receivedAt, id }) => ({ at: receivedAt, id }));
  return { items: page.map(toDeliveryDto), nextCursor };
}

// An unrouted delivery does not belong to the organization yet.
function whereShown(orgId: AuthorizedOrgId) {
  return and(eq(webhookDeliveries.orgId, orgId), ne(webhookDeliveries.status, 'unclaimed'));
}

function whereFilter({ platform, status, kind, integrationId }: DeliveryFilter): (SQL | undefined)[] {
  return [
    platform ? eq(webhookDeliveries.platform, platform) : undefined,
    status ? eq(webhookDeliveries.status, status) : undefined,
    kind ? eq(webhookDeliveries.kind, kind) : undefined,
    integrationId ? eq(webhookDeliveries.integrationId, integrationId) : undefined,
  ];
}
