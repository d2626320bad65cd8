import { z } from 'zod';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { figureChangeSchema } from '@/lib/metrics/figure-change';
import { evidenceSchema } from '@/lib/metrics/figure-evidence';
import { positionSchema } from '@/lib/platforms/page-cursor';
import { stepWarningsSchema } from './step-warnings';

/** A run in the hands of one worker. Whoever takes the run over has another claim, and this one may write no more. */
export interface RunRef {
  orgId: AuthorizedOrgId;
  runId: string;
  claim: string;
}

/** Names a step of a run. */
export interface StepRef extends RunRef {
  key: string;
}

const windowSchema = z.object({ from: z.iso.date(), to: z.iso.date() });

/**
 * What a step must remember from page to page, so that a restart goes on where it ended: the days it reads, and what
 * came back so far (`seen`, spelled by the step), to tell at the end what did not.
 */
const checkpointSchema = z.object({
  startedAt: z.iso.datetime(),
  window: windowSchema.optional(),
  since: z.iso.datetime().optional(),
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

/** What went wrong with a step since its last page. A page that is stored forgets it. */
const troubleSchema = z.object({
  errorClass: z.string(),
  errorCode: z.string(),
  vendorRequestId: z.string().nullable(),
  /** Attempts that failed in a row. */
  tries: z.number().int(),
});

/** One entry of `sync_runs.cursors`. */
const stepStateSchema = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('open'),
    memo: checkpointSchema.nullable(),
    position: positionSchema.nullable(),
    trouble: troubleSchema.optional(),
    /** Not to be tried before. */
    retryAt: z.iso.datetime().optional(),
  }),
  /** `window` of a metrics step: the next run knows up to which day this account was read. */
  z.object({
    state: z.literal('done'),
    window: windowSchema.optional(),
    warnings: stepWarningsSchema.optional(),
  }),
  z.object({
    state: z.literal('failed'),
    errorClass: z.string(),
    errorCode: z.string(),
    vendorRequestId: z.string().nullable(),
    /** Version of the credentials that the platform refused, where it refused one. */
    tokenVersion: z.number().int().optional(),
  }),
]);
export type StepState = z.infer<typeof stepStateSchema>;
export type OpenStep = Extract<StepState, { state: 'open' }>;

export const freshStep: OpenStep = { state: 'open', memo: null, position: null };

/** The state under `key`; undefined when the run has no such step. */
export function stepStateOf(cursors: Record<string, string>, key: string): StepState | undefined {
  const text = cursors[key];
  return text === undefined ? undefined : stepStateSchema.parse(JSON.parse(text));
}

// jsonb keeps no order of keys: lists first, then campaigns before the metrics that belong to them.
const order = ['accounts', 'profiles', 'campaigns', 'metrics', 'totals', 'posts', 'history'];

/** Sorts by kind, then by the number that some steps carry, then by subject. */
function inOrder(one: string, other: string): number {
  const [kind = '', subject = '', turn = ''] = one.split(':');
  const [otherKind = '', otherSubject = '', otherTurn = ''] = other.split(':');
  return (
    order.indexOf(kind) - order.indexOf(otherKind) ||
    turn.localeCompare(otherTurn) ||
    subject.localeCompare(otherSubject)
  );
}

/** The steps of a run, in the order in which they are read. */
export function stepKeys(cursors: Record<string, string>): string[] {
  return Object.keys(cursors).sort(inOrder);
}

/** The steps of a run that are not over, in the order in which they are read. */
export function openSteps(cursors: Record<string, string>): { key: string; stands: OpenStep }[] {
  return stepKeys(cursors).flatMap((key) => {
    const stands = stepStateOf(cursors, key);
    return stands?.state === 'open' ? [{ key, stands }] : [];
  });
}
