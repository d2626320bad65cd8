import { sql } from 'drizzle-orm';
import { syncRuns } from '@/db/schema/sync-runs';
import { type Tx, withOrg } from '@/db/tenant';
import { lockStep } from './load-steps';
import { LONGEST_PAUSE_SECONDS, MAX_TRIES, retryPause } from './retry-pause';
import { isHeldBy } from './run-claim';
import type { StepRef } from './step-state';
import { writeStep } from './write-step';

/** Why a run or a step failed: a class, a key below `syncErrors` in the message files, the platform's request id. */
export interface RunFailure {
  errorClass: string;
  errorCode: string;
  vendorRequestId: string | null;
}

/**
 * Notes that an attempt failed and will be tried again, after `retryAfterSeconds` or, without, a pause that grows with
 * each failure in a row. `also` joins the transaction.
 */
export function noteAttempt(
  step: StepRef,
  failure: RunFailure,
  { retryAfterSeconds, also }: { retryAfterSeconds?: number | undefined; also?: (tx: Tx) => Promise<void> } = {},
): Promise<void> {
  return withOrg(step.orgId, async (tx) => {
    const { run, step: stored } = await lockStep(tx, step);
    await also?.(tx);
    if (!isHeldBy(run, step) || stored.state !== 'open') return;
    const attempts = stored.attempts + 1;
    const pause = retryAfterSeconds ?? retryPause(attempts);
    const now = Date.now();
    await writeStep(
      tx,
      step,
      stored.version,
      {
        ...failure,
        attempts: pause > LONGEST_PAUSE_SECONDS ? MAX_TRIES : attempts,
        retryAt: new Date(now + pause * 1000),
      },
      { ...failure, attempts: sql`${syncRuns.attempts} + 1`, progressedAt: new Date(now) },
    );
  });
}
