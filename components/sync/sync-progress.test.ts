import { describe, expect, it } from 'vitest';
import {
  failedStreams,
  hasChangedState,
  hasProgressed,
  isMoving,
  parseProgress,
  pausedUntil,
  progressShare,
  type SyncProgress,
  toProgress,
} from './sync-progress';

const running: SyncProgress = {
  integrationId: 'a',
  state: 'running',
  runId: 'r',
  stepsDone: 3,
  stepsTotal: 12,
  rowsRead: 840,
  attempts: 1,
  streams: [],
  historyShare: null,
};
const part = { stream: 'metrics', status: 'running', runId: 'r', waitingUntil: null };
const run = { id: 'r', stepsDone: 3, stepsTotal: 12, rowsRead: 840, attempts: 1 };

describe('parseProgress', () => {
  it('returns the figures of the newest run and the state of each stream', () => {
    const streams = [{ ...part, status: 'waiting', waitingUntil: '2026-11-23T04:00:00.000Z', rowsChanged: 2 }];
    const answer = { integrations: [{ integrationId: 'a', state: 'running', run, streams }] };
    const waiting = { ...part, status: 'waiting', waitingUntil: '2026-11-23T04:00:00.000Z' };
    expect(parseProgress(answer)).toEqual([{ ...running, streams: [waiting] }]);
  });

  it('returns the progress of the earlier figures', () => {
    const history = { status: 'running', share: 0.4, accountsDone: 1, accountsTotal: 3 };
    const status = { integrationId: 'a', state: 'running', run, history };
    expect(parseProgress({ integrations: [status] })).toEqual([{ ...running, historyShare: 0.4 }]);
    expect(toProgress(status)).toEqual({ ...running, historyShare: 0.4 });
  });

  it('returns an integration that never ran', () => {
    const never = { ...running, state: 'never', runId: null, stepsDone: 0, stepsTotal: 0, rowsRead: 0, attempts: 0 };
    expect(parseProgress({ integrations: [{ integrationId: 'a', state: 'never', run: null }] })).toEqual([never]);
  });

  it('returns null for anything but a sync status and skips malformed entries', () => {
    expect(parseProgress({ code: 'unauthenticated' })).toBeNull();
    expect(parseProgress('<html>')).toBeNull();
    expect(parseProgress({ integrations: [null, { state: 'fresh' }] })).toEqual([]);
    const streams = [null, { stream: 'posts' }, 7];
    expect(parseProgress({ integrations: [{ integrationId: 'a', state: 'fresh', streams }] })?.[0]?.streams).toEqual(
      [],
    );
  });
});

describe('the progress of a sync', () => {
  it('is known once the steps are counted', () => {
    expect(progressShare(running)).toBeCloseTo(0.25);
    expect(progressShare({ ...running, stepsTotal: 0 })).toBeNull();
    expect(progressShare({ ...running, state: 'queued' })).toBeNull();
  });

  it('is active only while a sync is queued or running', () => {
    expect(['queued', 'running'].every(isMoving)).toBe(true);
    expect(['never', 'fresh', 'stale', 'failed', 'blocked'].some(isMoving)).toBe(false);
  });

  it('is the same from a sync state of the contract', () => {
    expect(toProgress({ integrationId: 'a', state: 'running', run })).toEqual(running);
    const streams = [{ ...part, rowsRead: 7 }];
    expect(toProgress({ integrationId: 'a', state: 'running', run, streams }).streams).toEqual([part]);
  });
});

describe('pausedUntil', () => {
  const later = { ...part, status: 'waiting', waitingUntil: '2026-11-23T05:00:00.000Z' };
  const sooner = { ...later, stream: 'posts', waitingUntil: '2026-11-23T04:00:00.000Z' };

  it('is the time at which the first stream continues', () => {
    expect(pausedUntil({ ...running, streams: [later, sooner] })).toBe(sooner.waitingUntil);
  });

  it('is null while any stream runs, and without a sync', () => {
    expect(pausedUntil({ ...running, streams: [later, { ...part, stream: 'posts' }] })).toBeNull();
    expect(pausedUntil({ ...running, state: 'fresh', streams: [later] })).toBeNull();
    expect(pausedUntil(running)).toBeNull();
  });
});

it('failedStreams lists the streams that failed in this run, not in an earlier one', () => {
  const failed = { ...part, status: 'failed' };
  const earlier = { ...failed, stream: 'posts', runId: 'earlier' };
  expect(failedStreams({ ...running, streams: [failed, earlier] })).toEqual(['metrics']);
});

describe('hasChangedState', () => {
  const other = { ...running, integrationId: 'b' };
  const turned = (before: SyncProgress[], after: SyncProgress[]) => hasChangedState(before, after, ['a']);

  it('is true when a run of all or of one stream is queued, started or ended', () => {
    expect(turned([running], [{ ...running, state: 'fresh' }])).toBe(true);
    expect(turned([running], [{ ...running, runId: 'next' }])).toBe(true);
    const ended = { ...part, status: 'succeeded' };
    expect(turned([{ ...running, streams: [part] }], [{ ...running, streams: [ended] }])).toBe(true);
  });

  it('is false for progress, pauses and streams that were unknown before', () => {
    expect(turned([running], [{ ...running, rowsRead: 900, stepsDone: 4, attempts: 2 }])).toBe(false);
    const waiting = { ...part, status: 'waiting', waitingUntil: '2026-11-23T05:00:00.000Z' };
    expect(turned([{ ...running, streams: [part] }], [{ ...running, streams: [waiting] }])).toBe(false);
    expect(turned([running], [{ ...running, streams: [part] }])).toBe(false);
  });

  it('is true for added and removed connections, but for no other change of those that are not shown', () => {
    expect(turned([running], [running, other])).toBe(true);
    expect(turned([running, other], [running])).toBe(true);
    expect(turned([running, other], [running, { ...other, state: 'fresh' }])).toBe(false);
  });
});

it('hasProgressed is true for every synced page of the integrations that are shown', () => {
  const other = { ...running, integrationId: 'b' };
  const further = [{ ...running, rowsRead: 900 }, other];
  expect(hasProgressed([running, other], further, ['a'])).toBe(true);
  expect(hasProgressed([running, other], further, ['b'])).toBe(false);
  expect(hasProgressed(further, structuredClone(further), ['a', 'b'])).toBe(false);
});
