import 'server-only';
import { sql } from 'drizzle-orm';
import { syncRuns } from '@/db/schema/sync-runs';
import { withOrg } from '@/db/tenant';
import { databaseNow } from '@/lib/claims/lease';
import { type CircuitRef, closeCircuit } from '@/lib/platform-calls/circuit';
import { advance, encodePageCursor } from '@/lib/platforms/page-cursor';
import type { Platform } from '@/lib/platforms/platform';
import { VendorError } from '@/lib/vendor-http/vendor-error';
import { isHeldBy } from '../run/run-claim';
import { isReadThrough } from './is-read-through';
import { lockStep } from './load-steps';
import type { PageStep } from './page-step';
import type { OpenStep, StepRef } from './step-state';
import { addWarnings, countWarnings } from './step-warnings';
import { noFailure, nothingRemembered, writeStep } from './write-step';

interface PageRequest {
  step: StepRef;
  open: OpenStep;
  platform: Platform;
  accessToken: string;
  circuit: CircuitRef | undefined;
}

/**
 * Fetches the next page of a step and stores it with its cursor. Drops the page when the step changed since (the engine
 * may deliver it twice), the run ended or was taken over, or another integration reads the account.
 */
export async function readPage(
  reader: PageStep,
  { step, open, platform, accessToken, circuit }: PageRequest,
): Promise<'more' | 'last'> {
  const { version } = open;
  const checkpoint = open.checkpoint ?? (await reader.begin());
  const page = await reader.read(accessToken, checkpoint, open.cursor?.after ?? null);
  const cursor = advance(open.cursor, page.nextCursor);
  if (cursor === 'repeated') {
    throw new VendorError('permanent', 'cursor_repeated', { platform: platform.id, endpoint: step.kind });
  }
  const last = cursor === null;
  return withOrg(step.orgId, async (tx) => {
    const { run, step: locked } = await lockStep(tx, step);
    if (!isHeldBy(run, step) || locked.version !== version) return 'more';
    if (!(await isReadThrough(tx, step.orgId, run.integrationId, step, { lock: true }))) return 'more';
    const stored = await page.store(tx, checkpoint, last);
    const { window, warnings: _counted, ...remembered } = stored.checkpoint;
    const warnings = addWarnings(checkpoint.warnings ?? {}, stored.warnings ?? {});
    const isOver = last && !stored.again;
    const kept = { windowFrom: window?.from ?? null, windowTo: window?.to ?? null, warnings, ...noFailure };
    await writeStep(
      tx,
      step,
      version,
      isOver
        ? { ...nothingRemembered, ...kept, state: 'done' }
        : { ...kept, checkpoint: remembered, cursor: cursor && encodePageCursor(cursor) },
      {
        progressedAt: databaseNow,
        waitingUntil: null,
        pagesRead: sql`${syncRuns.pagesRead} + 1`,
        rowsRead: sql`${syncRuns.rowsRead} + ${stored.rowsRead}`,
        rowsChanged: sql`${syncRuns.rowsChanged} + ${stored.rowsChanged}`,
        warnings: sql`${syncRuns.warnings} + ${countWarnings(stored.warnings ?? {})}`,
        errorClass: null,
        errorCode: null,
        vendorRequestId: null,
        stepsDone: sql`${syncRuns.stepsDone} + ${isOver ? 1 : 0}`,
      },
    );
    if (circuit) await closeCircuit(tx, circuit);
    return isOver ? 'last' : 'more';
  });
}
