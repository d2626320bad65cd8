import { sql } from 'drizzle-orm';
import { check, date, foreignKey, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { tenantPolicy } from '../policies';
import { instant, oneOf } from './columns';
import { syncRuns } from './sync-runs';

export const syncStepKinds = ['accounts', 'profiles', 'campaigns', 'metrics', 'posts', 'history', 'totals'] as const;
export const syncStepStates = ['open', 'done', 'failed'] as const;

export const syncSteps = pgTable(
  'sync_steps',
  {
    orgId: uuid('org_id').notNull(),
    runId: uuid('run_id').notNull(),
    position: integer('position').notNull(),
    kind: text('kind', { enum: syncStepKinds }).notNull(),
    subjectId: uuid('subject_id'),
    state: text('state', { enum: syncStepStates }).notNull().default('open'),
    /** Incremented by every write. A page is stored only under the version that it was requested for. */
    version: integer('version').notNull().default(0),
    checkpoint: jsonb('checkpoint').$type<object>(),
    /** JSON text, because jsonb refuses characters that a cursor may have. */
    cursor: text('cursor'),
    windowFrom: date('window_from'),
    windowTo: date('window_to'),
    warnings: jsonb('warnings').$type<Record<string, number>>().notNull().default({}),
    /** The last failure since the last page. */
    errorClass: text('error_class'),
    errorCode: text('error_code'),
    vendorRequestId: text('vendor_request_id'),
    attempts: integer('attempts').notNull().default(0),
    retryAt: instant('retry_at'),
    /** Of a failed step: version of the credentials that the platform refused. */
    tokenVersion: integer('token_version'),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.runId, table.position] }),
    foreignKey({ columns: [table.orgId, table.runId], foreignColumns: [syncRuns.orgId, syncRuns.id] }).onDelete(
      'cascade',
    ),
    oneOf('sync_steps_kind', table.kind, syncStepKinds),
    oneOf('sync_steps_state', table.state, syncStepStates),
    check('sync_steps_subject', sql`(${table.subjectId} is null) = (${table.kind} in ('accounts', 'profiles'))`),
    tenantPolicy(),
  ],
);
