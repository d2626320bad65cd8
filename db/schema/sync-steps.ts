import { sql } from 'drizzle-orm';
import { check, date, foreignKey, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { tenantPolicy } from '../policies';
import { instant, oneOf } from './columns';
import { syncRuns } from './sync-runs';

/** What a step reads: a list of accounts or profiles, or one kind of data of one of them. */
export const syncStepKinds = ['accounts', 'profiles', 'campaigns', 'metrics', 'posts', 'history', 'totals'] as const;
export const syncStepStates = ['open', 'done', 'failed'] as const;

/** One step of a sync run and how far it is. The steps are planned when the run begins. */
export const syncSteps = pgTable(
  'sync_steps',
  {
    orgId: uuid('org_id').notNull(),
    runId: uuid('run_id').notNull(),
    /** Number in the plan of the run, from 1. Steps are read in this order. */
    position: integer('position').notNull(),
    kind: text('kind', { enum: syncStepKinds }).notNull(),
    /** The ad account or profile that is read; null for the lists of them. */
    subjectId: uuid('subject_id'),
    state: text('state', { enum: syncStepStates }).notNull().default('open'),
    /** Raised by every write. A page is stored only while it is the version that the page was requested for. */
    version: integer('version').notNull().default(0),
    /** What an open step needs to continue, from its first page on: see `StepCheckpoint`. */
    checkpoint: jsonb('checkpoint').$type<object>(),
    /** Position in the platform's listing, as JSON. Text, because jsonb refuses characters that a cursor may have. */
    cursor: text('cursor'),
    /** First and last day that the step reads; null for kinds without days, and for a step that failed. */
    windowFrom: date('window_from'),
    windowTo: date('window_to'),
    /** Rows left out and figures held back, by the code of the warning. */
    warnings: jsonb('warnings').$type<Record<string, number>>().notNull().default({}),
    /** Of an open step: the last failure since its last page. Of a failed one: why it failed. */
    errorClass: text('error_class'),
    /** A key below `syncErrors` in the message files. */
    errorCode: text('error_code'),
    vendorRequestId: text('vendor_request_id'),
    /** Failed attempts in a row since the last page. */
    attempts: integer('attempts').notNull().default(0),
    /** An open step is not tried before. */
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
