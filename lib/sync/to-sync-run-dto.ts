import type { syncRuns } from '@/db/schema/sync-runs';
import type { SyncRunDto } from './types';

type SyncRunRow = Omit<typeof syncRuns.$inferSelect, 'cursors'>;

/** The public face of a run. */
export function toSyncRunDto(run: SyncRunRow): SyncRunDto {
  const { id, dataType, trigger, status, stepsDone, stepsTotal, rowsRead, rowsChanged, attempts, errorCode } = run;
  return {
    id,
    dataType,
    trigger,
    status,
    stepsDone,
    stepsTotal,
    rowsRead,
    rowsChanged,
    attempts,
    errorCode,
    requestedAt: run.requestedAt.toISOString(),
    startedAt: run.startedAt?.toISOString() ?? null,
    finishedAt: run.finishedAt?.toISOString() ?? null,
  };
}
