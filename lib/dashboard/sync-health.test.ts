import { describe, expect, it } from 'vitest';
import type { SyncState } from '@/lib/sync/schema';
import { syncHealth } from './sync-health';

const states = (...all: SyncState['state'][]): SyncState[] =>
  all.map((state) => ({
    integrationId: '',
    platform: 'meta',
    displayName: '',
    business: null,
    state,
    lastSuccessAt: null,
    nextRunAt: null,
    run: null,
  }));

describe('the health of all integrations', () => {
  it.each([
    [[], 'nothing_connected'],
    [['never'], 'choosing_accounts'],
    [['never', 'never'], 'choosing_accounts'],
    [['fresh', 'never'], 'healthy'],
    [['fresh', 'running'], 'syncing'],
    [['queued'], 'syncing'],
    [['fresh', 'stale'], 'degraded'],
    [['running', 'failed'], 'degraded'],
    [['failed', 'blocked'], 'failing'],
  ] as const)('with the states %o is %s', (all, expected) => {
    expect(syncHealth(states(...all))).toBe(expected);
  });
});
