import { describe, expect, it } from 'vitest';
import { type StreamRow, statusOf, toStreamStatus } from './stream-status';

const now = new Date('2026-11-22T12:30:00.000Z');
const row: StreamRow = {
  integrationId: '6d1f6ba0-8f3c-4f0a-9a57-0f5c4a4b7a01',
  stream: 'metrics',
  integrationStatus: 'active',
  timeZone: 'Asia/Riyadh',
  isChosen: true,
  runId: 'a3bb189e-8bf9-4c1f-9c4b-5a1c0a2f0b11',
  runStatus: 'succeeded',
  rowsRead: 12,
  rowsChanged: 3,
  attempts: 1,
  waitingUntil: null,
  stepsDone: 0,
  stepsFailed: 0,
  stepsTotal: 0,
  runErrorClass: null,
  runErrorCode: null,
  runErrorAt: null,
  lastSuccessAt: '2026-11-22T12:00:00.000Z',
  lastErrorClass: null,
  lastErrorCode: null,
  lastErrorAt: null,
};
const later = '2026-11-22T12:31:00.000Z';
const earlier = '2026-11-22T12:29:00.000Z';
const steps = (stepsDone: number, stepsFailed: number, stepsTotal: number) => ({ stepsDone, stepsFailed, stepsTotal });

describe('the status of a stream', () => {
  it.each<[string, string, Partial<StreamRow>]>([
    ['idle', 'never read', { runStatus: null, lastSuccessAt: null }],
    ['idle', 'without chosen accounts', { isChosen: false, lastSuccessAt: null }],
    ['idle', 'without chosen accounts, in a run that reads others', { isChosen: false, runStatus: 'running' }],
    ['idle', 'chosen after the run that read everything', { lastSuccessAt: null }],
    ['succeeded', 'with deleted runs', { runStatus: null }],
    ['queued', 'with a queued run', { runStatus: 'queued' }],
    [
      'waiting',
      'with a queued run while the token is renewed',
      { runStatus: 'queued', integrationStatus: 'retry_wait' },
    ],
    ['running', 'being read', { runStatus: 'running', ...steps(1, 0, 3) }],
    ['running', 'with a wait that is over', { runStatus: 'running', ...steps(1, 0, 3), waitingUntil: earlier }],
    ['waiting', 'that is paused', { runStatus: 'running', ...steps(1, 0, 3), waitingUntil: later }],
    [
      'succeeded',
      'that is done, in a run that continues',
      { runStatus: 'running', ...steps(3, 0, 3), waitingUntil: later },
    ],
    ['failed', 'that failed, in a run that continues', { runStatus: 'running', ...steps(2, 1, 3) }],
    ['succeeded', 'that was read', {}],
    ['succeeded', 'that is complete, in a run that failed elsewhere', { runStatus: 'failed', ...steps(3, 0, 3) }],
    ['failed', 'that was interrupted', { runStatus: 'failed', ...steps(2, 0, 3) }],
    ['failed', 'of a run that failed before it was planned', { runStatus: 'failed' }],
  ])('is %s for a stream %s', (status, _when, over) => {
    expect(statusOf({ ...row, ...over }, now)).toBe(status);
  });

  it('includes progress, age of the data and next run', () => {
    const running = toStreamStatus({ ...row, runStatus: 'running', ...steps(1, 1, 4) }, now, 'en');
    expect(running).toMatchObject({ progress: 0.5, dataAgeSeconds: 1800, rowsRead: 12, rowsChanged: 3, retryCount: 1 });
    expect(Date.parse(running.nextRunAt ?? '')).toBeGreaterThan(now.getTime());
    expect(toStreamStatus(row, now, 'en').progress).toBeNull();
    expect(toStreamStatus({ ...row, integrationStatus: 'reauth_required' }, now, 'en').nextRunAt).toBeNull();
    expect(toStreamStatus({ ...row, isChosen: false }, now, 'en').nextRunAt).toBeNull();
  });

  it('includes the last failure in the language of the reader, the present one first', () => {
    const past = { lastErrorClass: 'rate_limited', lastErrorCode: 'rate_limited', lastErrorAt: earlier };
    const english = toStreamStatus({ ...row, ...past }, now, 'en').lastError;
    expect(english).toMatchObject({ class: 'rate_limited', code: 'rate_limited', at: earlier });
    expect(toStreamStatus({ ...row, ...past }, now, 'ar').lastError?.message).toMatch(/\p{Script=Arabic}/u);
    const present = { runErrorClass: 'transient', runErrorCode: 'timeout', runErrorAt: earlier };
    const running = { ...row, ...past, ...present, runStatus: 'running' as const };
    expect(toStreamStatus(running, now, 'en').lastError).toMatchObject({ class: 'transient', code: 'timeout' });
    // A run that ended before it was planned is recorded nowhere else.
    expect(toStreamStatus({ ...running, runStatus: 'failed' }, now, 'en').lastError?.code).toBe('timeout');
    const planned = toStreamStatus({ ...running, runStatus: 'failed', ...steps(0, 1, 1) }, now, 'en');
    expect(planned.lastError?.code).toBe('rate_limited');
    const unknown = toStreamStatus({ ...row, ...past, lastErrorCode: 'unheard_of' }, now, 'en').lastError;
    expect(unknown?.message.length).toBeGreaterThan(10);
    expect(unknown?.message).not.toBe(english?.message);
  });
});
