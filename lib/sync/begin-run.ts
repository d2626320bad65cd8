import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { syncRuns } from '@/db/schema/sync-runs';
import { withOrg } from '@/db/tenant';
import { isRun, lockRun } from './load-run';
import { planSteps } from './plan';
import { freshStep, stepStateOf } from './step-state';

/**
 * Takes a queued run up, or an interrupted one up again: the plan is made once and kept with the run.
 * @returns keys of the steps still to do, in order; null when the run ended before
 */
export function beginRun(orgId: AuthorizedOrgId, runId: string): Promise<string[] | null> {
  return withOrg(orgId, async (tx) => {
    const run = await lockRun(tx, orgId, runId);
    if (run.status === 'succeeded' || run.status === 'failed') return null;
    if (run.status === 'running') return openSteps(run.cursors);
    const steps = await planSteps(tx, orgId, run.integrationId, run.dataType);
    const cursors = Object.fromEntries(steps.map((key) => [key, JSON.stringify(freshStep)]));
    const now = new Date();
    await tx
      .update(syncRuns)
      .set({
        status: 'running',
        startedAt: now,
        announcedAt: run.announcedAt ?? now,
        stepsTotal: steps.length,
        cursors,
      })
      .where(isRun(orgId, runId));
    return steps;
  });
}

// jsonb keeps no order of keys: lists first, then campaigns before the metrics that belong to them.
const order = ['accounts', 'profiles', 'campaigns', 'metrics', 'posts'];

function openSteps(cursors: Record<string, string>): string[] {
  return Object.keys(cursors)
    .filter((key) => stepStateOf(cursors, key)?.state === 'open')
    .sort((a, b) => order.indexOf(a.split(':')[0] ?? '') - order.indexOf(b.split(':')[0] ?? '') || a.localeCompare(b));
}
