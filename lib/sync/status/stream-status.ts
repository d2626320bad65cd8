import type { Locale } from '@/lib/i18n/routing';
import { isReadable } from '../requests/readable';
import { nextRunAt } from '../schedule/next-run-at';
import type { StreamStatus } from '../schema';
import type { SyncStream } from '../types';
import { shownError } from './shown-error';

export type StreamRow = {
  integrationId: string;
  stream: SyncStream;
  integrationStatus: string;
  timeZone: string;
  isChosen: boolean;
  runId: string | null;
  runStatus: 'queued' | 'running' | 'succeeded' | 'failed' | null;
  rowsRead: number | null;
  rowsChanged: number | null;
  attempts: number | null;
  waitingUntil: string | null;
  stepsDone: number;
  stepsFailed: number;
  stepsTotal: number;
  /** Of the stream's own steps, or of a run without any of them yet. */
  runErrorClass: string | null;
  runErrorCode: string | null;
  runErrorAt: string | null;
  lastSuccessAt: string | null;
  lastErrorClass: string | null;
  lastErrorCode: string | null;
  lastErrorAt: string | null;
};

export function statusOf(row: StreamRow, now: Date): StreamStatus['status'] {
  const { runStatus, stepsTotal, stepsDone, stepsFailed } = row;
  if (!row.isChosen) return 'idle';
  if (runStatus === 'queued') return row.integrationStatus === 'retry_wait' ? 'waiting' : 'queued';
  if (stepsTotal > 0 && stepsDone === stepsTotal) return 'succeeded';
  if (runStatus === 'running') {
    if (stepsTotal > 0 && stepsDone + stepsFailed === stepsTotal) return 'failed';
    const isHeldUp = row.waitingUntil !== null && Date.parse(row.waitingUntil) > now.getTime();
    return isHeldUp || row.integrationStatus === 'retry_wait' ? 'waiting' : 'running';
  }
  if (runStatus === 'failed') return 'failed';
  // A run may succeed without the stream: what it reads was chosen later.
  return row.lastSuccessAt ? 'succeeded' : 'idle';
}

function lastErrorOf(row: StreamRow, locale: Locale): StreamStatus['lastError'] {
  // Results of ended runs are stored with the stream, except of a run that ended before it planned its steps.
  const isUnrecorded = row.runStatus === 'running' || (row.runStatus === 'failed' && row.stepsTotal === 0);
  if (isUnrecorded && row.runErrorCode && row.runErrorAt) {
    const now = { errorClass: row.runErrorClass, errorCode: row.runErrorCode };
    return { ...shownError(now, locale), at: row.runErrorAt };
  }
  if (!row.lastErrorCode || !row.lastErrorAt) return null;
  const past = { errorClass: row.lastErrorClass, errorCode: row.lastErrorCode };
  return { ...shownError(past, locale), at: row.lastErrorAt };
}

export function toStreamStatus(row: StreamRow, now: Date, locale: Locale): StreamStatus {
  const status = statusOf(row, now);
  const isMoving = status === 'running' || status === 'waiting';
  const isRead = row.isChosen && isReadable(row.integrationStatus);
  const ageMs = row.lastSuccessAt === null ? null : now.getTime() - Date.parse(row.lastSuccessAt);
  return {
    stream: row.stream,
    status,
    progress: isMoving && row.stepsTotal > 0 ? (row.stepsDone + row.stepsFailed) / row.stepsTotal : null,
    runId: row.runId,
    rowsRead: row.rowsRead ?? 0,
    rowsChanged: row.rowsChanged ?? 0,
    retryCount: row.attempts ?? 0,
    waitingUntil: status === 'waiting' ? row.waitingUntil : null,
    lastError: lastErrorOf(row, locale),
    lastSuccessAt: row.lastSuccessAt,
    dataAgeSeconds: ageMs === null ? null : Math.max(0, Math.floor(ageMs / 1000)),
    nextRunAt: isRead ? nextRunAt(row.stream, row.integrationId, row.timeZone, now).toISOString() : null,
  };
}
