import { sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { syncStreamNames } from '@/db/schema/sync-runs';
import { syncStreams } from '@/db/schema/sync-streams';
import type { Tx } from '@/db/tenant';
import type { Failure } from '@/lib/vendor-http/failure';
import type { StepOutline } from '../steps/load-steps';
import { withoutGoneAccounts } from '../steps/without-gone-accounts';
import { worstFailure } from './worst-failure';

// A stream counts as fresh when its own steps are done, whatever the result of others. `failure` is the run's, for
// streams that were not read to the end.
export async function recordStreamResults(
  tx: Tx,
  orgId: AuthorizedOrgId,
  integrationId: string,
  ofRun: readonly StepOutline[],
  failure: Failure | undefined,
  at: Date,
): Promise<void> {
  const rows = syncStreamNames.flatMap((stream): (typeof syncStreams.$inferInsert)[] => {
    const steps = withoutGoneAccounts(ofRun.filter(({ kind }) => kind === stream)).counted;
    if (steps.length === 0) return [];
    const named = { orgId, integrationId, stream };
    if (steps.every(({ state }) => state === 'done')) return [{ ...named, lastSuccessAt: at, failures: 0 }];
    const { errorClass, errorCode } = worstFailure(steps) ?? failure ?? {};
    return [{ ...named, failures: 1, lastErrorClass: errorClass, lastErrorCode: errorCode, lastErrorAt: at }];
  });
  if (rows.length === 0) return;
  const kept = sql.raw('sync_streams');
  await tx
    .insert(syncStreams)
    .values(rows)
    .onConflictDoUpdate({
      target: [syncStreams.orgId, syncStreams.integrationId, syncStreams.stream],
      set: {
        lastSuccessAt: sql`coalesce(excluded.last_success_at, ${kept}.last_success_at)`,
        failures: sql`case when excluded.failures = 0 then 0 else ${kept}.failures + 1 end`,
        lastErrorClass: sql`coalesce(excluded.last_error_class, ${kept}.last_error_class)`,
        lastErrorCode: sql`coalesce(excluded.last_error_code, ${kept}.last_error_code)`,
        lastErrorAt: sql`coalesce(excluded.last_error_at, ${kept}.last_error_at)`,
      },
    });
}
