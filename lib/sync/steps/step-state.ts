import { z } from 'zod';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import type { syncSteps } from '@/db/schema/sync-steps';
import { figureChangeSchema } from '@/lib/metrics/figure-change';
import { evidenceSchema } from '@/lib/metrics/figure-evidence';
import { decodePageCursor, type Position, positionSchema } from '@/lib/platforms/page-cursor';
import type { Failure } from '@/lib/vendor-http/failure';
import type { SyncStepKind } from '../types';
import { stepWarningsSchema } from './step-warnings';

/** A run as one worker holds it. After a take-over the run has another claim, and this worker stores nothing more. */
export interface RunRef {
  orgId: AuthorizedOrgId;
  runId: string;
  claim: string;
}

// A history run may have several steps of one kind and subject.
export interface PlannedStep {
  position: number;
  kind: SyncStepKind;
  subjectId: string | null;
}

export interface StepRef extends RunRef, PlannedStep {}

const windowSchema = z.object({ from: z.iso.date(), to: z.iso.date() });

// From here a restart continues. `window` and `warnings` are columns of their own, the rest is the column `checkpoint`.
const checkpointSchema = z.object({
  startedAt: z.iso.datetime(),
  window: windowSchema.optional(),
  since: z.iso.datetime().optional(),
  // What came back so far, in a format of the kind; the end of the reading removes what did not.
  seen: z.string().optional(),
  warnings: stepWarningsSchema.optional(),
  // How the figures so far compare with stored ones, and how many pages wait for the end of the reading.
  evidence: evidenceSchema.optional(),
  withheld: z.int().optional(),
  change: figureChangeSchema.optional(),
  // The whole reading was compared, and is read again to be stored.
  trusted: z.boolean().optional(),
  // The reading contradicts stored figures, and a marketer accepted it.
  accepted: z.boolean().optional(),
});
export type StepCheckpoint = z.infer<typeof checkpointSchema>;

export type SyncStepRow = typeof syncSteps.$inferSelect;

export interface OpenStep {
  // The page is stored only while the step has this version.
  version: number;
  checkpoint: StepCheckpoint | null;
  cursor: Position | null;
  lastError: Failure | null;
}

// Null: the kind reads no days, or they are not known yet.
export function windowOf({ windowFrom: from, windowTo: to }: Pick<SyncStepRow, 'windowFrom' | 'windowTo'>) {
  return from !== null && to !== null ? { from, to } : null;
}

export function lastErrorOf({
  errorClass,
  errorCode,
  vendorRequestId,
}: Pick<SyncStepRow, keyof Failure>): Failure | null {
  return errorClass !== null && errorCode !== null ? { errorClass, errorCode, vendorRequestId } : null;
}

export function toOpenStep(row: SyncStepRow): OpenStep {
  const { version, checkpoint, cursor, warnings } = row;
  return {
    version,
    checkpoint: checkpoint && checkpointSchema.parse({ ...checkpoint, window: windowOf(row) ?? undefined, warnings }),
    cursor: decodePageCursor(cursor, positionSchema),
    lastError: lastErrorOf(row),
  };
}
