import { sql } from 'drizzle-orm';
import { foreignKey, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { systemPolicies, tenantPolicy } from '../policies';
import { createdAt, instant, oneOf } from './columns';
import { integrations } from './integrations';

export const syncStreamNames = ['campaigns', 'metrics', 'posts'] as const;
export const syncDataTypes = ['all', ...syncStreamNames] as const;
export const syncRunDataTypes = [...syncDataTypes, 'history'] as const;
/** webhook: a platform reported a change. superseded: a person's run that reads the same replaced it. */
export const syncTriggers = ['schedule', 'manual', 'connect', 'webhook'] as const;
export const syncRunStatuses = ['queued', 'running', 'succeeded', 'failed', 'superseded'] as const;

export const syncRuns = pgTable(
  'sync_runs',
  {
    orgId: uuid('org_id').notNull(),
    id: uuid('id').notNull(),
    integrationId: uuid('integration_id').notNull(),
    /** A copy of the integration's platform: lists filter by it and limits count by it. */
    platform: text('platform').notNull(),
    dataType: text('data_type', { enum: syncRunDataTypes }).notNull(),
    trigger: text('trigger', { enum: syncTriggers }).notNull(),
    requestedBy: uuid('requested_by'),
    status: text('status', { enum: syncRunStatuses }).notNull(),
    stepsDone: integer('steps_done').notNull().default(0),
    stepsTotal: integer('steps_total').notNull().default(0),
    pagesRead: integer('pages_read').notNull().default(0),
    rowsRead: integer('rows_read').notNull().default(0),
    rowsChanged: integer('rows_changed').notNull().default(0),
    warnings: integer('warnings').notNull().default(0),
    attempts: integer('attempts').notNull().default(0),
    /** How often another engine run took this run over. */
    handovers: integer('handovers').notNull().default(0),
    errorClass: text('error_class'),
    errorCode: text('error_code'),
    vendorRequestId: text('vendor_request_id'),
    requestedAt: instant('requested_at').notNull(),
    /** The tick of the schedule, with one run each; null for runs that a person requested. */
    scheduledFor: instant('scheduled_for'),
    /** When its last event was recorded in the outbox. */
    lastEventAt: instant('last_event_at').notNull().defaultNow(),
    startedAt: instant('started_at'),
    /** The engine run that works on it; no other one does while `progressedAt` advances. */
    claimedBy: text('claimed_by'),
    /** Last begin, stored page or recorded attempt. */
    progressedAt: instant('progressed_at'),
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
