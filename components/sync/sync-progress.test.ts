import { describe, expect, it } from 'vitest';
import { isMoving, progressShare, readProgress, toProgress } from './sync-progress';

const running = { integrationId: 'a', state: 'running', stepsDone: 3, stepsTotal: 12, rowsRead: 840 };

describe('readProgress', () => {
  it('takes the figures of the newest run', () => {
    const answer = {
      integrations: [{ integrationId: 'a', state: 'running', run: { stepsDone: 3, stepsTotal: 12, rowsRead: 840 } }],
    };
    expect(readProgress(answer)).toEqual([running]);
  });

  it('shows an integration that never ran', () => {
    expect(readProgress({ integrations: [{ integrationId: 'a', state: 'never', run: null }] })).toEqual([
      { integrationId: 'a', state: 'never', stepsDone: 0, stepsTotal: 0, rowsRead: 0 },
    ]);
  });

  it('refuses an answer that is no sync status and skips malformed entries', () => {
    expect(readProgress({ code: 'unauthenticated' })).toBeNull();
    expect(readProgress('<html>')).toBeNull();
    expect(readProgress({ integrations: [null, { state: 'fresh' }] })).toEqual([]);
  });
});

describe('progress', () => {
  it('is known once the steps are counted', () => {
    expect(progressShare(running)).toBeCloseTo(0.25);
    expect(progressShare({ ...running, stepsTotal: 0 })).toBeNull();
    expect(progressShare({ ...running, state: 'queued' })).toBeNull();
  });

  it('is watched only while something moves', () => {
    expect(['queued', 'running'].every(isMoving)).toBe(true);
    expect(['never', 'fresh', 'stale', 'failed', 'blocked'].some(isMoving)).toBe(false);
  });

  it('comes from the contract too', () => {
    expect(toProgress({ ...running, run: running })).toEqual(running);
  });
});
