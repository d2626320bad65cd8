import 'server-only';
import { and, eq } from 'drizzle-orm';
import { syncRuns } from '@/db/schema/sync-runs';
import { withOrg } from '@/db/tenant';
import { recordEvents } from '@/lib/outbox/record-events';
import { syncRequest } from '../requests/sync-request';
import type { RunRef } from '../steps/step-state';
import { whereRun } from './load-run';

/** Lets another function run of the engine continue the run at once. */
export function releaseRun({ orgId, runId, claim }: RunRef): Promise<void> {
  return withOrg(orgId, async (tx) => {
    const [released] = await tx
      .update(syncRuns)
      .set({ claimedBy: null, waitingUntil: null, lastEventAt: new Date() })
      .where(and(whereRun(orgId, runId), eq(syncRuns.claimedBy, claim)))
      .returning();
    if (released) await recordEvents(tx, syncRequest(released, { idSuffix: claim }));
  });
}
