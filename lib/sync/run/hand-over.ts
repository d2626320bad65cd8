import { sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { syncRuns } from '@/db/schema/sync-runs';
import { withOrg } from '@/db/tenant';
import { type SyncRequest, syncRequest } from '../requests/sync-request';
import { lockRun, whereRun } from './load-run';
import { hasEnded, isHeldBy } from './run-claim';

/** An engine gives up when the server is away; what fails so often fails for a reason of its own. */
const MOST_HANDOVERS = 3;

/**
 * Lets another run of the engine continue where this one stopped, after the engine gave up on it: the server was away,
 * or a step failed each time.
 * @returns the run to announce; null where it ended, another worker holds it, or it was handed over three times
 */
export function handOverRun(orgId: AuthorizedOrgId, runId: string, claim: string): Promise<SyncRequest | null> {
  return withOrg(orgId, async (tx) => {
    const run = await lockRun(tx, orgId, runId);
    const isMine = run.status === 'queued' || isHeldBy(run, { claim });
    if (hasEnded(run) || !isMine || run.handovers >= MOST_HANDOVERS) return null;
    await tx
      .update(syncRuns)
      .set({ claimedBy: null, handovers: sql`${syncRuns.handovers} + 1` })
      .where(whereRun(orgId, runId));
    // The engine ignores an id that it knows.
    return { ...syncRequest(run), id: `${runId}:handover-${run.handovers + 1}` };
  });
}
