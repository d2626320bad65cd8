import 'server-only';
import { and, eq } from 'drizzle-orm';
import { syncRuns } from '@/db/schema/sync-runs';
import { withOrg } from '@/db/tenant';
import { whereRun } from './load-run';
import type { RunRef } from './step-state';

export function releaseRun({ orgId, runId, claim }: RunRef): Promise<void> {
  return withOrg(orgId, async (tx) => {
    await tx
      .update(syncRuns)
      .set({ claimedBy: null, waitingUntil: null })
      .where(and(whereRun(orgId, runId), eq(syncRuns.claimedBy, claim)));
  });
}
