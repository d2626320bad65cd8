import 'server-only';
import { sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { syncRuns } from '@/db/schema/sync-runs';
import { withOrg } from '@/db/tenant';
import { recordEvents } from '@/lib/outbox/record-events';
import { type SyncRequest, syncRequest } from '../requests/sync-request';
import { lockRun, whereRun } from './load-run';
import { hasEnded, isHeldBy } from './run-claim';

// More failures than this have a cause other than a server that was away.
const MOST_HANDOVERS = 3;

/**
 * Releases a run of which the engine gave up, so that a new function run continues it.
 * @returns the event; null when the run ended, another worker holds it, or it was handed over three times
 */
export function handOverRun(orgId: AuthorizedOrgId, runId: string, claim: string): Promise<SyncRequest | null> {
  return withOrg(orgId, async (tx) => {
    const run = await lockRun(tx, orgId, runId);
    const isMine = run.status === 'queued' || isHeldBy(run, { claim });
    if (hasEnded(run) || !isMine || run.handovers >= MOST_HANDOVERS) return null;
    await tx
      .update(syncRuns)
      .set({ claimedBy: null, handovers: sql`${syncRuns.handovers} + 1`, lastEventAt: new Date() })
      .where(whereRun(orgId, runId));
    const request = syncRequest(run, { idSuffix: `handover-${run.handovers + 1}` });
    await recordEvents(tx, request);
    return request;
  });
}
