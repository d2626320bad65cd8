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
    ['a connection without a choice', [state('a', 'never')], [], 'waiting'],
    ['two connections without a choice', [state('a', 'never'), state('b', 'never')], [], 'waiting'],
    ['a connection whose choice was just saved', [state('a', 'queued')], [], 'first_sync'],
    ['a choice and a reading under way', [state('a', 'running')], ['a'], 'first_sync'],
    ['one choice of two and a reading under way', [state('a', 'running'), state('b', 'never')], ['a'], 'first_sync'],
    ['a first reading that failed', [state('a', 'failed')], ['a'], 'first_sync'],
    ['access that ended before a choice', [state('a', 'blocked')], [], 'first_sync'],
    ['a reading that succeeded', [state('a', 'fresh', YESTERDAY)], ['a'], 'figures'],
    [
      'one that succeeded and one without a choice',
      [state('a', 'fresh', YESTERDAY), state('b', 'never')],
      ['a'],
      'figures',
    ],
    ['only disconnected accounts', [], ['a'], 'figures'],
  ] as const)('with %s is right', (_what, states, chosen, expected) => {
    expect(dashboardStage(known([...chosen]), [...states])).toBe(expected);
  });

  it('is figures as soon as any are known, whatever the connections say', () => {
    expect(dashboardStage(known(['a'], '1000'), [state('a', 'failed')])).toBe('figures');
    expect(dashboardStage(known([], '1000'), [state('b', 'never')])).toBe('figures');
    const withoutRate = known(['a']);
    for (const day of withoutRate.overview.series) day.unconverted = true;
    expect(dashboardStage(withoutRate, [state('a', 'running')])).toBe('figures');
  });
});

describe('the connections that wait for a choice', () => {
  it('are those that were never read, and those connected again with nothing chosen', () => {
    const states = [state('a', 'never'), state('b', 'stale'), state('c', 'fresh', YESTERDAY), state('d', 'queued')];
    const ids = withoutChosenAccounts(states, known(['c']).connectedAccounts).map(({ integrationId }) => integrationId);
    expect(ids).toEqual(['a', 'b']);
  });

  it('are not those that need a new access first', () => {
    expect(withoutChosenAccounts([state('a', 'blocked')], known().connectedAccounts)).toEqual([]);
  });
});
