import { sql } from 'drizzle-orm';
import { foreignKey, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { systemPolicies, tenantPolicy } from '../policies';
import { createdAt, instant, oneOf } from './columns';
import { integrations } from './integrations';

/** What is read on its own schedule. */
export const syncStreams = ['campaigns', 'metrics', 'posts'] as const;
/** What a person or program may ask for. */
export const syncDataTypes = ['all', ...syncStreams] as const;
/** What a run may read: `history` is the metrics of the months before a connection's first reading. */
export const syncRunDataTypes = [...syncDataTypes, 'history'] as const;
/** webhook: a platform reported a change. */
export const syncTriggers = ['schedule', 'manual', 'connect', 'webhook'] as const;
/** superseded: ended because a run that reads the same, and that a person requested, replaced it. */
export const syncRunStatuses = ['queued', 'running', 'succeeded', 'failed', 'superseded'] as const;

/** One reading of one integration: what was requested, how far it is, what it changed, how it ended. */
export const syncRuns = pgTable(
  'sync_runs',
  {
    orgId: uuid('org_id').notNull(),
    id: uuid('id').notNull(),
    integrationId: uuid('integration_id').notNull(),
    /** The integration's, which never changes: lists filter and limits count by it. */
    platform: text('platform').notNull(),
    dataType: text('data_type', { enum: syncRunDataTypes }).notNull(),
    trigger: text('trigger', { enum: syncTriggers }).notNull(),
    /** The person who requested it; null for the schedule. */
    requestedBy: uuid('requested_by'),
    status: text('status', { enum: syncRunStatuses }).notNull(),
    /** Steps done and to do: each ad account's campaigns, each ad account's metrics, each profile's posts. */
    stepsDone: integer('steps_done').notNull().default(0),
    stepsTotal: integer('steps_total').notNull().default(0),
    pagesRead: integer('pages_read').notNull().default(0),
    rowsRead: integer('rows_read').notNull().default(0),
    rowsChanged: integer('rows_changed').notNull().default(0),
    /** Rows left out and figures held back, together; which, the steps say. */
    warnings: integer('warnings').notNull().default(0),
    attempts: integer('attempts').notNull().default(0),
    /** How often the engine gave up on it and another of the engine's runs took it over. */
    handovers: integer('handovers').notNull().default(0),
    errorClass: text('error_class'),
    /** A key below `syncErrors` in the message files. */
    errorCode: text('error_code'),
    /** The platform's own request id of the failed call, for its support. */
    vendorRequestId: text('vendor_request_id'),
    requestedAt: instant('requested_at').notNull(),
    /** The tick of the schedule that it is for; null for runs that a person requested. One run for each tick. */
    scheduledFor: instant('scheduled_for'),
    /** When it was announced to the engine; the sweeper announces a run that stays null. */
    announcedAt: instant('announced_at'),
    startedAt: instant('started_at'),
    /** The engine's own run that works on it; another one keeps off while this one gets on. */
    claimedBy: text('claimed_by'),
    /** When it last got on: begun, a page stored, an attempt noted. Null before it begins. */
    progressedAt: instant('progressed_at'),
    /** When it continues, while it waits for a platform's limit or for a circuit to close; else null. */
    waitingUntil: instant('waiting_until'),
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
    index('sync_runs_kind').on(table.orgId, table.integrationId, table.dataType, table.requestedAt),
    index('sync_runs_open').on(table.status, table.requestedAt),
    index('sync_runs_requested').on(table.orgId, table.requestedAt, table.id),
    index('sync_runs_finished').on(table.orgId, table.finishedAt),
    uniqueIndex('sync_runs_tick')
      .on(table.orgId, table.integrationId, table.dataType, table.scheduledFor)
      .where(sql`${table.scheduledFor} is not null`),
    oneOf('sync_runs_data_type', table.dataType, syncRunDataTypes),
    oneOf('sync_runs_trigger', table.trigger, syncTriggers),
    oneOf('sync_runs_status', table.status, syncRunStatuses),
    tenantPolicy(),
    ...systemPolicies('select'),
  ],
);
