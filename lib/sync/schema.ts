import { z } from 'zod';
import { syncDataTypes, syncRunDataTypes, syncRunStatuses, syncStreams, syncTriggers } from '@/db/schema/sync-runs';
import { syncStepKinds, syncStepStates } from '@/db/schema/sync-steps';
import { platformIds } from '@/lib/platform-ids';
import { stepWarningCodes } from './run/step-warnings';

/**
 * Syncing as pages and API share it: how fresh the data are, what is being done about it, and what came of it. Times
 * are ISO 8601 UTC, durations seconds, shares 0..1.
 */

const instant = z.iso.datetime();
const share = z.number().min(0).max(1);

/** What to sync; everything unless said otherwise. */
export const triggerSchema = z.strictObject({ dataType: z.enum(syncDataTypes) });

/** A sync run as lists show it. */
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

/** How fresh the data of an integration are. */
export const syncStateSchema = z.strictObject({
  integrationId: z.uuid(),
  platform: z.enum(platformIds),
  displayName: z.string(),
  /** The business of the chosen accounts, by their names; null: none is chosen. */
  business: z.string().nullable(),
  /** never: no run yet; stale: the last success is more than twice the cadence ago. */
  state: z.enum(['never', 'queued', 'running', 'fresh', 'stale', 'failed', 'blocked']),
  lastSuccessAt: instant.nullable(),
  nextRunAt: instant.nullable(),
  /** The newest run, whatever its end. */
  run: syncRunSchema.nullable(),
});
export type SyncState = z.infer<typeof syncStateSchema>;

/** An integration that a wish to sync all left out, and why. */
export const skippedSchema = z.strictObject({
  integrationId: z.uuid(),
  reason: z.enum(['choosing_accounts', 'reauth_required', 'nothing_to_sync']),
});

/** Why something failed, fit to show: `message` is in the language of the request. */
const syncErrorSchema = z.strictObject({
  /** reauth: connect again; rate_limited, transient: goes on by itself; permanent: needs a person. */
  class: z.enum(['reauth', 'rate_limited', 'transient', 'permanent']),
  code: z.string(),
  message: z.string(),
  at: instant,
});

export type SyncError = z.infer<typeof syncErrorSchema>;

/**
 * How one stream stands. idle: not read yet; waiting: under way, but held up by the platform's pace or by a circuit
 * until `waitingUntil`; succeeded, failed: how its newest run ended. The counts are of that run.
 */
export const streamStatusSchema = z.strictObject({
  stream: z.enum(syncStreams),
  status: z.enum(['idle', 'queued', 'running', 'waiting', 'succeeded', 'failed']),
  /** Null while the number of its steps is not known, and when nothing is under way. */
  progress: share.nullable(),
  runId: z.uuid().nullable(),
  rowsRead: z.int(),
  rowsChanged: z.int(),
  retryCount: z.int(),
  waitingUntil: instant.nullable(),
  /** The last failure, also when the stream has recovered since; null: it never failed. */
  lastError: syncErrorSchema.nullable(),
  /** When all of it was last read. */
  lastSuccessAt: instant.nullable(),
  /** Seconds since then; null: never. */
  dataAgeSeconds: z.int().nullable(),
  /** When the schedule reads it next; null while it cannot be read. */
  nextRunAt: instant.nullable(),
});

/** valid: lives, or renews itself in time; expiring: ends within 7 days and cannot; renewing, retrying: being renewed; dead: connect again. */
const tokenStatuses = ['valid', 'expiring', 'renewing', 'retrying', 'dead', 'none'] as const;

/** One integration, with everything that is known of its syncs. */
export const syncStatusSchema = syncStateSchema.extend({
  tokenStatus: z.enum(tokenStatuses),
  streams: z.array(streamStatusSchema),
  /** Reading the months before the connection; null: nothing chosen yet. `share` counts the days of all accounts. */
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

/** What the status endpoint answers and the live stream sends. */
export const syncStatusesSchema = z.strictObject({ integrations: z.array(syncStatusSchema) });

/** One step of a run: the campaigns, metrics or posts of one account or profile, or a list of those. */
const syncRunStepSchema = z.strictObject({
  kind: z.enum(syncStepKinds),
  /** Name of the account or profile; null for lists. */
  subject: z.string().nullable(),
  /** Our id of it; null for lists. */
  subjectId: z.uuid().nullable(),
  status: z.enum(syncStepStates),
  window: z.strictObject({ from: z.iso.date(), to: z.iso.date() }).nullable(),
  error: syncErrorSchema.omit({ at: true }).nullable(),
  /** What the step could not do although it came to its end. */
  warnings: z.array(z.strictObject({ code: z.enum(stepWarningCodes), count: z.int(), message: z.string() })),
});

/** A run with whose it is, as the history of an organization shows it. */
export const syncRunListItemSchema = syncRunSchema.extend({
  integrationId: z.uuid(),
  platform: z.enum(platformIds),
  displayName: z.string(),
  /** The business of the chosen accounts, by their names; null: none is chosen. */
  business: z.string().nullable(),
  scheduledFor: instant.nullable(),
  waitingUntil: instant.nullable(),
  durationSeconds: z.number().nullable(),
  /** Rows left out and figures held back; 0 for a run without. */
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

/** Filters of the run history; what is left out does not filter. */
export const syncRunFilterSchema = z.strictObject({
  integrationId: z.uuid().optional(),
  platform: z.enum(platformIds).optional(),
  dataType: z.enum(syncRunDataTypes).optional(),
  status: z.enum(syncRunStatuses).optional(),
  trigger: z.enum(syncTriggers).optional(),
});
export type SyncRunFilter = z.infer<typeof syncRunFilterSchema>;
