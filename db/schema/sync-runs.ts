import { foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { systemPolicies, tenantPolicy } from '../policies';
import { createdAt, instant, oneOf } from './columns';
import { integrations } from './integrations';

export const syncDataTypes = ['all', 'campaigns', 'metrics', 'posts'] as const;
export const syncTriggers = ['schedule', 'manual', 'connect'] as const;
export const syncRunStatuses = ['queued', 'running', 'succeeded', 'failed'] as const;

/** One reading of one integration: what was asked for, how far it is, what it changed, how it ended. */
export const syncRuns = pgTable(
  'sync_runs',
  {
    orgId: uuid('org_id').notNull(),
    id: uuid('id').notNull(),
    integrationId: uuid('integration_id').notNull(),
    dataType: text('data_type', { enum: syncDataTypes }).notNull(),
    trigger: text('trigger', { enum: syncTriggers }).notNull(),
    /** The person who asked; null for the schedule. */
    requestedBy: uuid('requested_by'),
    status: text('status', { enum: syncRunStatuses }).notNull(),
    /** Steps done and to do: each ad account's campaigns, each ad account's metrics, each profile's posts. */
    stepsDone: integer('steps_done').notNull().default(0),
    stepsTotal: integer('steps_total').notNull().default(0),
    pagesRead: integer('pages_read').notNull().default(0),
    rowsRead: integer('rows_read').notNull().default(0),
    rowsChanged: integer('rows_changed').notNull().default(0),
    /** Where each step stands (`{ "metrics:<account id>": "<page cursor>" }`): a restart goes on from there. */
    cursors: jsonb('cursors').$type<Record<string, string>>().notNull().default({}),
    attempts: integer('attempts').notNull().default(0),
    errorClass: text('error_class'),
    /** A key below `syncErrors` in the message files. */
    errorCode: text('error_code'),
    /** The platform's own request id of the failed call, for its support. */
    vendorRequestId: text('vendor_request_id'),
    requestedAt: instant('requested_at').notNull(),
    /** When the engine was told; a run that stays null is announced again by the sweeper. */
    announcedAt: instant('announced_at'),
    startedAt: instant('started_at'),
    finishedAt: instant('finished_at'),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.id] }),
    foreignKey({
      columns: [table.orgId, table.integrationId],
      foreignColumns: [integrations.orgId, integrations.id],
    }).onDelete('cascade'),
    index('sync_runs_integration').on(table.orgId, table.integrationId, table.requestedAt),
    index('sync_runs_open').on(table.status, table.requestedAt),
    oneOf('sync_runs_data_type', table.dataType, syncDataTypes),
    oneOf('sync_runs_trigger', table.trigger, syncTriggers),
    oneOf('sync_runs_status', table.status, syncRunStatuses),
    tenantPolicy(),
    ...systemPolicies('select'),
  ],
);
