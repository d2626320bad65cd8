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
  it('takes the figures of the newest run and how each stream stands', () => {
    const streams = [{ ...part, status: 'waiting', waitingUntil: '2026-11-23T04:00:00.000Z', rowsChanged: 2 }];
    const answer = { integrations: [{ integrationId: 'a', state: 'running', run, streams }] };
    const waiting = { ...part, status: 'waiting', waitingUntil: '2026-11-23T04:00:00.000Z' };
    expect(parseProgress(answer)).toEqual([{ ...running, streams: [waiting] }]);
  });

  it('takes how far the earlier figures are', () => {
    const history = { status: 'running', share: 0.4, accountsDone: 1, accountsTotal: 3 };
    const status = { integrationId: 'a', state: 'running', run, history };
    expect(parseProgress({ integrations: [status] })).toEqual([{ ...running, historyShare: 0.4 }]);
    expect(toProgress(status)).toEqual({ ...running, historyShare: 0.4 });
  });

  it('shows an integration that never ran', () => {
    const never = { ...running, state: 'never', runId: null, stepsDone: 0, stepsTotal: 0, rowsRead: 0, attempts: 0 };
    expect(parseProgress({ integrations: [{ integrationId: 'a', state: 'never', run: null }] })).toEqual([never]);
  });

  it('refuses an answer that is no sync status and skips malformed entries', () => {
    expect(parseProgress({ code: 'unauthenticated' })).toBeNull();
    expect(parseProgress('<html>')).toBeNull();
    expect(parseProgress({ integrations: [null, { state: 'fresh' }] })).toEqual([]);
    const streams = [null, { stream: 'posts' }, 7];
    expect(parseProgress({ integrations: [{ integrationId: 'a', state: 'fresh', streams }] })?.[0]?.streams).toEqual(
      [],
    );
  });
});

describe('progress', () => {
  it('is known once the steps are counted', () => {
    expect(progressShare(running)).toBeCloseTo(0.25);
    expect(progressShare({ ...running, stepsTotal: 0 })).toBeNull();
    expect(progressShare({ ...running, state: 'queued' })).toBeNull();
  });

  it('moves only while something is under way', () => {
    expect(['queued', 'running'].every(isMoving)).toBe(true);
    expect(['never', 'fresh', 'stale', 'failed', 'blocked'].some(isMoving)).toBe(false);
  });

  it('comes from the contract too', () => {
    expect(toProgress({ integrationId: 'a', state: 'running', run })).toEqual(running);
    const streams = [{ ...part, rowsRead: 7 }];
    expect(toProgress({ integrationId: 'a', state: 'running', run, streams }).streams).toEqual([part]);
  });
});

describe('waiting', () => {
  const later = { ...part, status: 'waiting', waitingUntil: '2026-11-23T05:00:00.000Z' };
  const sooner = { ...later, stream: 'posts', waitingUntil: '2026-11-23T04:00:00.000Z' };

  it('lasts until the first part goes on', () => {
    expect(pausedUntil({ ...running, streams: [later, sooner] })).toBe(sooner.waitingUntil);
  });

  it('is over while any part is read, and without a sync', () => {
    expect(pausedUntil({ ...running, streams: [later, { ...part, stream: 'posts' }] })).toBeNull();
    expect(pausedUntil({ ...running, state: 'fresh', streams: [later] })).toBeNull();
    expect(pausedUntil(running)).toBeNull();
  });
});

it('names the parts that failed in this run, not in an earlier one', () => {
  const failed = { ...part, status: 'failed' };
  const earlier = { ...failed, stream: 'posts', runId: 'earlier' };
  expect(failedStreams({ ...running, streams: [failed, earlier] })).toEqual(['metrics']);
});

describe('a turn', () => {
  const other = { ...running, integrationId: 'b' };
  const turned = (before: SyncProgress[], after: SyncProgress[]) => hasChangedState(before, after, ['a']);

  it('is a run queued, begun or ended, of the whole or of one stream', () => {
    expect(turned([running], [{ ...running, state: 'fresh' }])).toBe(true);
    expect(turned([running], [{ ...running, runId: 'next' }])).toBe(true);
    const ended = { ...part, status: 'succeeded' };
    expect(turned([{ ...running, streams: [part] }], [{ ...running, streams: [ended] }])).toBe(true);
  });

  it('is no progress, no pause, and nothing that was not known before', () => {
    expect(turned([running], [{ ...running, rowsRead: 900, stepsDone: 4, attempts: 2 }])).toBe(false);
    const waiting = { ...part, status: 'waiting', waitingUntil: '2026-11-23T05:00:00.000Z' };
    expect(turned([{ ...running, streams: [part] }], [{ ...running, streams: [waiting] }])).toBe(false);
    expect(turned([running], [{ ...running, streams: [part] }])).toBe(false);
  });

  it('is a connection that comes or goes, but nothing else of those that are not shown', () => {
    expect(turned([running], [running, other])).toBe(true);
    expect(turned([running, other], [running])).toBe(true);
    expect(turned([running, other], [running, { ...other, state: 'fresh' }])).toBe(false);
  });
});

it('moves with every page that is read, of the integrations that are shown', () => {
  const other = { ...running, integrationId: 'b' };
  const further = [{ ...running, rowsRead: 900 }, other];
  expect(hasProgressed([running, other], further, ['a'])).toBe(true);
  expect(hasProgressed([running, other], further, ['b'])).toBe(false);
  expect(hasProgressed(further, structuredClone(further), ['a', 'b'])).toBe(false);
});
