import { z } from 'zod';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { positionSchema } from '@/lib/platforms/page-cursor';

/** Names a step of a run. */
export interface StepRef {
  orgId: AuthorizedOrgId;
  runId: string;
  key: string;
}

const windowSchema = z.object({ from: z.iso.date(), to: z.iso.date() });

/**
 * What a step must remember from page to page, so that a restart goes on where it ended: the days it reads, and what
 * came back so far (`seen`, spelled by the step), to tell at the end what did not.
 */
const memoSchema = z.object({
  startedAt: z.iso.datetime(),
  window: windowSchema.optional(),
  since: z.iso.datetime().optional(),
  seen: z.string().optional(),
});
export type StepMemo = z.infer<typeof memoSchema>;

/** One entry of `sync_runs.cursors`. */
const stepStateSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('open'), memo: memoSchema.nullable(), position: positionSchema.nullable() }),
  /** `window` of a metrics step: the next run knows up to which day this account was read. */
  z.object({ state: z.literal('done'), window: windowSchema.optional() }),
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
