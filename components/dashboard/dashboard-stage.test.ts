import { describe, expect, it } from 'vitest';
import type { Dashboard } from '@/lib/dashboard/schema';
import type { SyncState } from '@/lib/sync/schema';
import { dashboardStage, withoutChosenAccounts } from './dashboard-stage';

const state = (id: string, name: SyncState['state'], lastSuccessAt: string | null = null): SyncState => ({
  integrationId: id,
  platform: 'meta',
  displayName: 'Layla',
  business: null,
  state: name,
  lastSuccessAt,
  nextRunAt: null,
  run: null,
});
const account = (integrationId: string): Dashboard['connectedAccounts']['accounts'][number] => ({
  id: integrationId,
  kind: 'ad_account',
  platform: 'meta',
  name: 'Account',
  currency: 'SAR',
  integrationId,
  status: 'active',
  lastSyncAt: null,
});
const known = (chosen: string[] = [], spendMicros: string | null = null) => ({
  connectedAccounts: { total: chosen.length, byPlatform: {}, accounts: chosen.map(account) },
  recentPosts: [],
  overview: {
    series: [{ date: '2026-11-29', spendMicros, conversionValueMicros: null, partial: null, unconverted: false }],
  },
});
const YESTERDAY = '2026-11-29T10:00:00Z';

describe('the stage of a dashboard', () => {
  it.each([
    ['no connection', [], [], 'nothing_connected'],
    ['a connection without chosen accounts', [state('a', 'never')], [], 'waiting'],
    ['two connections without chosen accounts', [state('a', 'never'), state('b', 'never')], [], 'waiting'],
    ['a connection with accounts chosen just now', [state('a', 'queued')], [], 'first_sync'],
    ['chosen accounts and a running sync', [state('a', 'running')], ['a'], 'first_sync'],
    [
      'one of two connections with chosen accounts and a running sync',
      [state('a', 'running'), state('b', 'never')],
      ['a'],
      'first_sync',
    ],
    ['a first sync that failed', [state('a', 'failed')], ['a'], 'first_sync'],
    ['access that ended before accounts were chosen', [state('a', 'blocked')], [], 'first_sync'],
    ['a sync that succeeded', [state('a', 'fresh', YESTERDAY)], ['a'], 'figures'],
    [
      'one sync that succeeded and one connection without chosen accounts',
      [state('a', 'fresh', YESTERDAY), state('b', 'never')],
      ['a'],
      'figures',
    ],
    ['only disconnected accounts', [], ['a'], 'figures'],
  ] as const)('with %s matches the expected stage', (_what, states, chosen, expected) => {
    expect(dashboardStage(known([...chosen]), [...states])).toBe(expected);
  });

  it('is figures as soon as any figure is stored, whatever the state of the connections', () => {
    expect(dashboardStage(known(['a'], '1000'), [state('a', 'failed')])).toBe('figures');
    expect(dashboardStage(known([], '1000'), [state('b', 'never')])).toBe('figures');
    const withoutRate = known(['a']);
    for (const day of withoutRate.overview.series) day.unconverted = true;
    expect(dashboardStage(withoutRate, [state('a', 'running')])).toBe('figures');
  });
});

describe('withoutChosenAccounts', () => {
  it('returns connections that were never synced and reconnected ones with nothing chosen', () => {
    const states = [state('a', 'never'), state('b', 'stale'), state('c', 'fresh', YESTERDAY), state('d', 'queued')];
    const ids = withoutChosenAccounts(states, known(['c']).connectedAccounts).map(({ integrationId }) => integrationId);
    expect(ids).toEqual(['a', 'b']);
  });

  it('leaves out connections that need to be reconnected first', () => {
    expect(withoutChosenAccounts([state('a', 'blocked')], known().connectedAccounts)).toEqual([]);
  });
});
