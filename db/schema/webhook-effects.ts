import { foreignKey, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { tenantPolicy } from '../policies';
import { createdAt } from './columns';
import { webhookDeliveries } from './webhook-deliveries';

export const webhookEffects = pgTable(
  'webhook_effects',
  {
    orgId: uuid('org_id').notNull(),
    deliveryId: uuid('delivery_id').notNull(),
    effect: text('effect').notNull(),
    subjectId: uuid('subject_id'),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.deliveryId, table.effect] }),
    foreignKey({
      columns: [table.orgId, table.deliveryId],
      foreignColumns: [webhookDeliveries.orgId, webhookDeliveries.id],
    }).onDelete('cascade'),
    tenantPolicy(),
  ],
);
