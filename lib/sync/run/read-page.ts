import { sql } from 'drizzle-orm';
import { syncRuns } from '@/db/schema/sync-runs';
import { withOrg } from '@/db/tenant';
import { advance } from '@/lib/platforms/page-cursor';
import type { Platform } from '@/lib/platforms/platform';
import { VendorError } from '@/lib/vendor-http/vendor-error';
import { type CircuitRef, closeCircuit } from './circuit';
import { isRun, lockRun } from './load-run';
import type { PageStep } from './page-step';
import { isHeldBy } from './run-claim';
import { withStep } from './run-failure';
import type { OpenStep, StepRef, StepState } from './step-state';
import { addWarnings, countWarnings } from './step-warnings';
import { holdReadThrough } from './subject-owner';

interface PageRequest {
  step: StepRef;
  stands: OpenStep;
  /** `stands` as stored: what it must still be when the page is written. */
  text: string;
  platform: Platform;
  accessToken: string;
  /** To close with this page, where failures are counted. */
  circuit: CircuitRef | undefined;
}

/**
 * Fetches the next page of a step and writes it together with the cursor behind it. A page whose cursor moved
 * meanwhile, or whose run was taken over or ended, is dropped: the engine may deliver a step twice. So is one about
 * an account that another integration reads by now.
 */
export async function readPage(
  reader: PageStep,
  { step, stands, text, platform, accessToken, circuit }: PageRequest,
): Promise<'more' | 'last'> {
  const checkpoint = stands.memo ?? (await reader.begin());
  const page = await reader.read(accessToken, checkpoint, stands.position?.after ?? null);
  const position = advance(stands.position, page.nextCursor);
  if (position === 'repeated') {
    throw new VendorError('permanent', 'cursor_repeated', {
      platform: platform.id,
      endpoint: step.key.split(':')[0] ?? '',
    });
  }
  const last = position === null;
  return withOrg(step.orgId, async (tx) => {
    const run = await lockRun(tx, step.orgId, step.runId);
    if (!isHeldBy(run, step) || run.cursors[step.key] !== text) return 'more';
    if (!(await holdReadThrough(tx, step.orgId, run.integrationId, step.key))) return 'more';
    const stored = await page.store(tx, checkpoint, last);
    const warnings = addWarnings(checkpoint.warnings ?? {}, stored.warnings ?? {});
    const isOver = last && !stored.again;
    const next: StepState = isOver
      ? { state: 'done', window: stored.checkpoint.window, warnings }
      : { state: 'open', memo: { ...stored.checkpoint, warnings }, position };
    await tx
      .update(syncRuns)
      .set({
        cursors: withStep(step.key, next),
        progressedAt: new Date(),
        waitingUntil: null,
        pagesRead: sql`${syncRuns.pagesRead} + 1`,
        rowsRead: sql`${syncRuns.rowsRead} + ${stored.rowsRead}`,
        rowsChanged: sql`${syncRuns.rowsChanged} + ${stored.rowsChanged}`,
        warnings: sql`${syncRuns.warnings} + ${countWarnings(stored.warnings ?? {})}`,
        // The trouble noted before, if any, is over.
        errorClass: null,
        errorCode: null,
        vendorRequestId: null,
        stepsDone: sql`${syncRuns.stepsDone} + ${isOver ? 1 : 0}`,
      })
      .where(isRun(step.orgId, step.runId));
    if (circuit) await closeCircuit(tx, circuit);
    return isOver ? 'last' : 'more';
  });
}
