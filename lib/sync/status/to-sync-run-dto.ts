import { namedBy } from '@/lib/accounts/connection-names';
import type { Locale } from '@/lib/i18n/routing';
import type { PlatformId } from '@/lib/platform-ids';
import type { SyncRunRow } from '../requests/queue-runs';
import type { SyncRunListItem } from '../schema';
import type { SyncRunDto } from '../types';
import { shownError } from './shown-error';

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

/** `connection`: `connectionNames` of the run's integration. */
export function toSyncRunListItem(
  run: SyncRunRow,
  connection: Parameters<typeof namedBy>[0],
  locale: Locale,
): SyncRunListItem {
  const { integrationId, errorClass, errorCode, startedAt, finishedAt } = run;
  const durationMs = startedAt && finishedAt ? Math.max(0, finishedAt.getTime() - startedAt.getTime()) : null;
  return {
    ...toSyncRunDto(run),
    integrationId,
    platform: run.platform as PlatformId,
    ...namedBy(connection),
    scheduledFor: run.scheduledFor?.toISOString() ?? null,
    warnings: run.warnings,
    waitingUntil: run.status === 'running' ? (run.waitingUntil?.toISOString() ?? null) : null,
    durationSeconds: durationMs === null ? null : durationMs / 1000,
    error: errorCode === null ? null : shownError({ errorClass, errorCode }, locale),
  };
}
