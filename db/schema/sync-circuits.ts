import { foreignKey, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { systemPolicies, tenantPolicy } from '../policies';
import { instant } from './columns';
import { integrations } from './integrations';

// At the limit of consecutive failures calls stop until `openUntil`, then one is tried; a success deletes the row.
export const syncCircuits = pgTable(
  'sync_circuits',
  {
    orgId: uuid('org_id').notNull(),
    integrationId: uuid('integration_id').notNull(),
    subject: text('subject').notNull(),
    // The platform's id of an ad account, shared with other organizations that read it.
    platform: text('platform'),
    externalId: text('external_id'),
    failures: integer('failures').notNull(),
    errorClass: text('error_class').notNull(),
    errorCode: text('error_code').notNull(),
    openUntil: instant('open_until'),
    limitedUntil: instant('limited_until'),
    failedAt: instant('failed_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.integrationId, table.subject] }),
    foreignKey({
      columns: [table.orgId, table.integrationId],
      foreignColumns: [integrations.orgId, integrations.id],
    }).onDelete('cascade'),
    index('sync_circuits_of_account').on(table.platform, table.externalId),
    tenantPolicy(),
    ...systemPolicies('select'),
  ],
);
