import { foreignKey, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { tenantPolicy } from '../policies';
import { instant, oneOf } from './columns';
import { integrations } from './integrations';
import { syncStreamNames } from './sync-runs';

export const syncStreams = pgTable(
  'sync_streams',
  {
    orgId: uuid('org_id').notNull(),
    integrationId: uuid('integration_id').notNull(),
    stream: text('stream', { enum: syncStreamNames }).notNull(),
    lastSuccessAt: instant('last_success_at'),
    failures: integer('failures').notNull().default(0),
    lastErrorClass: text('last_error_class'),
    lastErrorCode: text('last_error_code'),
    lastErrorAt: instant('last_error_at'),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.integrationId, table.stream] }),
    foreignKey({
      columns: [table.orgId, table.integrationId],
      foreignColumns: [integrations.orgId, integrations.id],
    }).onDelete('cascade'),
    oneOf('sync_streams_stream', table.stream, syncStreamNames),
    tenantPolicy(),
  ],
);
