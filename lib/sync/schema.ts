import { z } from 'zod';
import { syncDataTypes, syncRunDataTypes, syncRunStatuses, syncStreamNames, syncTriggers } from '@/db/schema/sync-runs';
import { syncStepKinds, syncStepStates } from '@/db/schema/sync-steps';
import { platformIds } from '@/lib/platform-ids';
import { stepWarningCodes } from './steps/step-warnings';

// Times are ISO 8601 UTC, durations seconds, shares 0..1.

const instant = z.iso.datetime();
const share = z.number().min(0).max(1);

export const triggerSchema = z.strictObject({ dataType: z.enum(syncDataTypes) });

export const syncRunSchema = z.strictObject({
  id: z.uuid(),
  dataType: z.enum(syncRunDataTypes),
  trigger: z.enum(syncTriggers),
  status: z.enum(syncRunStatuses),
  stepsDone: z.int(),
  stepsTotal: z.int(),
  rowsRead: z.int(),
  rowsChanged: z.int(),
  attempts: z.int(),
  errorCode: z.string().nullable(),
  requestedAt: instant,
  startedAt: instant.nullable(),
  finishedAt: instant.nullable(),
});

export const syncStateSchema = z.strictObject({
  integrationId: z.uuid(),
  platform: z.enum(platformIds),
  displayName: z.string(),
  business: z.string().nullable(),
  // stale: the last success is more than twice the cadence ago.
  state: z.enum(['never', 'queued', 'running', 'fresh', 'stale', 'failed', 'blocked']),
  lastSuccessAt: instant.nullable(),
  nextRunAt: instant.nullable(),
  run: syncRunSchema.nullable(),
});
export type SyncState = z.infer<typeof syncStateSchema>;

/** An integration that a request to sync all left out. */
export const skippedSchema = z.strictObject({
  integrationId: z.uuid(),
  reason: z.enum(['choosing_accounts', 'reauth_required', 'nothing_to_sync']),
});

const syncErrorSchema = z.strictObject({
  // reauth: connect again; rate_limited, transient: retried automatically; permanent: needs a person.
  class: z.enum(['reauth', 'rate_limited', 'transient', 'permanent']),
  code: z.string(),
  message: z.string(),
  at: instant,
});

export type SyncError = z.infer<typeof syncErrorSchema>;

/**
 * The counts are of the newest run. waiting: under way, but paused by the platform's limits or a circuit until
 * `waitingUntil`.
 */
export const streamStatusSchema = z.strictObject({
  stream: z.enum(syncStreamNames),
  status: z.enum(['idle', 'queued', 'running', 'waiting', 'succeeded', 'failed']),
  // Null while the number of steps is unknown, and when nothing is under way.
  progress: share.nullable(),
  runId: z.uuid().nullable(),
  rowsRead: z.int(),
  rowsChanged: z.int(),
  retryCount: z.int(),
  waitingUntil: instant.nullable(),
  // Kept after the stream has recovered.
  lastError: syncErrorSchema.nullable(),
  // When the whole stream was last read.
  lastSuccessAt: instant.nullable(),
  dataAgeSeconds: z.int().nullable(),
  // By the schedule; null while it cannot be read.
  nextRunAt: instant.nullable(),
});

// valid: lives, or is renewed in time; expiring: ends within 7 days and cannot be renewed; dead: connect again.
const tokenStatuses = ['valid', 'expiring', 'renewing', 'retrying', 'dead', 'none'] as const;

export const syncStatusSchema = syncStateSchema.extend({
  tokenStatus: z.enum(tokenStatuses),
  streams: z.array(streamStatusSchema),
  // The months before the connection; null: no account is chosen. `share` counts the days of all accounts.
  history: z
    .strictObject({
      status: z.enum(['waiting', 'running', 'complete', 'failed']),
      share,
      accountsDone: z.int(),
      accountsTotal: z.int(),
    })
    .nullable(),
});
export type SyncStatus = z.infer<typeof syncStatusSchema>;
export type StreamStatus = z.infer<typeof streamStatusSchema>;

/** The answer of the status endpoint and the data of the live stream. */
export const syncStatusesSchema = z.strictObject({ integrations: z.array(syncStatusSchema) });

const syncRunStepSchema = z.strictObject({
  kind: z.enum(syncStepKinds),
  subject: z.string().nullable(),
  // Null for lists.
  subjectId: z.uuid().nullable(),
  status: z.enum(syncStepStates),
  window: z.strictObject({ from: z.iso.date(), to: z.iso.date() }).nullable(),
  error: syncErrorSchema.omit({ at: true }).nullable(),
  // What a step that succeeded could not do.
  warnings: z.array(z.strictObject({ code: z.enum(stepWarningCodes), count: z.int(), message: z.string() })),
});

export const syncRunListItemSchema = syncRunSchema.extend({
  integrationId: z.uuid(),
  platform: z.enum(platformIds),
  displayName: z.string(),
  business: z.string().nullable(),
  scheduledFor: instant.nullable(),
  waitingUntil: instant.nullable(),
  durationSeconds: z.number().nullable(),
  // Rows left out and figures held back.
  warnings: z.int(),
  error: syncErrorSchema.omit({ at: true }).nullable(),
});
export const syncRunDetailSchema = syncRunListItemSchema.extend({
  pagesRead: z.int(),
  vendorRequestId: z.string().nullable(),
  steps: z.array(syncRunStepSchema),
});
export type SyncRunListItem = z.infer<typeof syncRunListItemSchema>;
export type SyncRunDetail = z.infer<typeof syncRunDetailSchema>;

export const syncRunFilterSchema = z.strictObject({
  integrationId: z.uuid().optional(),
  platform: z.enum(platformIds).optional(),
  dataType: z.enum(syncRunDataTypes).optional(),
  status: z.enum(syncRunStatuses).optional(),
  trigger: z.enum(syncTriggers).optional(),
});
export type SyncRunFilter = z.infer<typeof syncRunFilterSchema>;
