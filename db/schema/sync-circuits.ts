import { foreignKey, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { systemPolicies, tenantPolicy } from '../policies';
import { instant } from './columns';
import { integrations } from './integrations';

/**
 * Failures in a row of the calls about one account of one platform. Enough of them open the circuit: the account is
 * left alone until `openUntil`, then tried once; a success deletes the row. No row: all is well.
 */
export const syncCircuits = pgTable(
  'sync_circuits',
  {
    orgId: uuid('org_id').notNull(),
    integrationId: uuid('integration_id').notNull(),
    /** The ad account's or profile's id; `lists` for the calls that list them. */
    subject: text('subject').notNull(),
    /** The ad account as its platform names it, for the other organizations that read it; null: not about one. */
    platform: text('platform'),
    externalId: text('external_id'),
    failures: integer('failures').notNull(),
    errorClass: text('error_class').notNull(),
    /** A key below `syncErrors` in the message files. */
    errorCode: text('error_code').notNull(),
    /** Null while it is closed still. */
    openUntil: instant('open_until'),
    /** Until when the platform refuses calls about the account by its rate limit; null: it names no time. */
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
