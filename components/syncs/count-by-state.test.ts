import { describe, expect, it } from 'vitest';
import type { SyncStatus } from '@/lib/sync/schema';
import { countByState } from './count-by-state';

function status(state: SyncStatus['state'], lastSuccessAt: string | null, nextRunAt: string | null): SyncStatus {
  return {
    integrationId: '00000000-0000-4000-8000-000000000001',
    platform: 'meta',
    displayName: 'Nakhla',
    business: null,
    state,
    lastSuccessAt,
    nextRunAt,
    run: null,
    tokenStatus: 'valid',
    streams: [],
    history: null,
  };
}

describe('countByState', () => {
  it('counts every state once', () => {
    const states = ['never', 'queued', 'running', 'fresh', 'stale', 'failed', 'blocked'] as const;
    const { counts } = countByState(states.map((state) => status(state, null, null)));
    expect(counts).toEqual({ fresh: 1, syncing: 2, late: 2, failing: 2 });
  });

  it('returns the age of the oldest data and the time of the next sync', () => {
    const line = countByState([
      status('fresh', '2026-11-23T03:00:00.000Z', '2026-11-23T04:02:00.000Z'),
      status('stale', '2026-11-22T23:00:00.000Z', '2026-11-23T04:01:00.000Z'),
      status('blocked', null, null),
    ]);
    expect(line).toMatchObject({ oldestSuccessAt: '2026-11-22T23:00:00.000Z', nextRunAt: '2026-11-23T04:01:00.000Z' });
  });

  it('returns null for both where nothing was synced and nothing is planned', () => {
    expect(countByState([status('blocked', null, null)])).toMatchObject({ oldestSuccessAt: null, nextRunAt: null });
  });
});
