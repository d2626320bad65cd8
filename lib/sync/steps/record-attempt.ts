import 'server-only';
import { sql } from 'drizzle-orm';
import { syncRuns } from '@/db/schema/sync-runs';
import { type Tx, withOrg } from '@/db/tenant';
import { retryDelay } from '@/lib/claims/retry-delay';
import { callRetries, LONGEST_PAUSE_SECONDS, MOST_ATTEMPTS } from '@/lib/platform-calls/retry-policy';
import type { Failure } from '@/lib/vendor-http/failure';
import type { StepRef } from './step-state';
import { writeOpenStep } from './write-step';

interface Retry {
  // Left out: a pause that grows with each failure in a row.
  retryAfterSeconds?: number | undefined;
  also?: (tx: Tx) => Promise<void>;
}

export function recordAttempt(step: StepRef, failure: Failure, { retryAfterSeconds, also }: Retry = {}): Promise<void> {
  return withOrg(step.orgId, async (tx) => {
    await writeOpenStep(tx, step, (stored) => {
      const attempts = stored.attempts + 1;
      const pause = retryAfterSeconds ?? retryDelay(callRetries, attempts);
      const retry = {
        attempts: pause > LONGEST_PAUSE_SECONDS ? MOST_ATTEMPTS : attempts,
        retryAt: new Date(Date.now() + pause * 1000),
      };
      return { ofStep: { ...failure, ...retry }, ofRun: { ...failure, attempts: sql`${syncRuns.attempts} + 1` } };
    });
    await also?.(tx);
  });
}
