import { z } from 'zod';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import type { syncSteps } from '@/db/schema/sync-steps';
import { figureChangeSchema } from '@/lib/metrics/figure-change';
import { evidenceSchema } from '@/lib/metrics/figure-evidence';
import { decodePageCursor, type Position, positionSchema } from '@/lib/platforms/page-cursor';
import type { Failure } from '@/lib/vendor-http/failure';
import type { SyncStepKind } from '../types';
import { stepWarningsSchema } from './step-warnings';

/** A run in the hands of one worker. Whoever takes the run over has another claim, and this one may write no more. */
export interface RunRef {
  orgId: AuthorizedOrgId;
  runId: string;
  claim: string;
}

/** A step as planned. A history run may have several of one kind and subject, apart by their position. */
export interface PlannedStep {
  /** Number in the plan of the run, from 1. */
  position: number;
  kind: SyncStepKind;
  /** The ad account or profile; null for the lists. */
  subjectId: string | null;
}

/** Names a step of a run in the hands of one worker. */
export interface StepRef extends RunRef, PlannedStep {}

const windowSchema = z.object({ from: z.iso.date(), to: z.iso.date() });

/**
 * What an open step remembers from page to page, so that a restart continues where it ended. `window` and `warnings`
 * are columns of their own, the rest is the column `checkpoint`.
 */
const checkpointSchema = z.object({
  startedAt: z.iso.datetime(),
  window: windowSchema.optional(),
  since: z.iso.datetime().optional(),
  /** What came back so far, in a format of the kind: what did not come back is found by it at the end. */
  seen: z.string().optional(),
  warnings: stepWarningsSchema.optional(),
  /** What the figures read so far say of stored ones, and how many of their pages wait for the end of the reading. */
  evidence: evidenceSchema.optional(),
  withheld: z.int().optional(),
  /** What writing the pages that wait would change. */
  change: figureChangeSchema.optional(),
  /** The reading was compared as a whole; it is read again to be written. */
  trusted: z.boolean().optional(),
  /** It contradicts stored figures, and was accepted all the same. */
  accepted: z.boolean().optional(),
});
export type StepCheckpoint = z.infer<typeof checkpointSchema>;

/** A row of `sync_steps`. */
export type SyncStepRow = typeof syncSteps.$inferSelect;

/** What a page of an open step is read with. */
export interface OpenStep {
  /** What it must still be when the page is stored. */
  version: number;
  /** Null before the first page. */
  checkpoint: StepCheckpoint | null;
  cursor: Position | null;
  lastError: Failure | null;
}

/** The days that a step reads; null: its kind has none, or they are not known yet. */
export function windowOf({ windowFrom: from, windowTo: to }: Pick<SyncStepRow, 'windowFrom' | 'windowTo'>) {
  return from !== null && to !== null ? { from, to } : null;
}

/** The failure that a step ended with, or that it is tried again after; null: none since its last page. */
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
