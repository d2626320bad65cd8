import { foreignKey, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { tenantPolicy } from '../policies';
import { instant, oneOf } from './columns';
import { integrations } from './integrations';
import { syncStreams as streams } from './sync-runs';

/** How one stream of an integration stands: kept when its runs have been forgotten. Written when a run ends. */
export const syncStreams = pgTable(
  'sync_streams',
  {
    orgId: uuid('org_id').notNull(),
    integrationId: uuid('integration_id').notNull(),
    stream: text('stream', { enum: streams }).notNull(),
    /** When a run last read all of the stream, every account of it; null: never yet. */
    lastSuccessAt: instant('last_success_at'),
    /** Runs in a row that did not read all of it. */
    failures: integer('failures').notNull().default(0),
    /** Of the last failure; they stay after a success, so that a person can still read what it was. */
    lastErrorClass: text('last_error_class'),
    /** A key below `syncErrors` in the message files. */
    lastErrorCode: text('last_error_code'),
    lastErrorAt: instant('last_error_at'),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.integrationId, table.stream] }),
    foreignKey({
      columns: [table.orgId, table.integrationId],
      foreignColumns: [integrations.orgId, integrations.id],
    }).onDelete('cascade'),
    oneOf('sync_streams_stream', table.stream, streams),
    tenantPolicy(),
  ],
);
