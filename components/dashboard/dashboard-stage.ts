import type { Dashboard } from '@/lib/dashboard/schema';
import type { SyncState } from '@/lib/sync/schema';

/** waiting: connected, but no account is chosen. first_sync: no sync has succeeded yet. */
export type DashboardStage = 'nothing_connected' | 'waiting' | 'first_sync' | 'figures';

type Point = Pick<Dashboard['overview']['series'][number], 'spendMicros' | 'unconverted'>;
type Known = Pick<Dashboard, 'connectedAccounts' | 'recentPosts'> & { overview: { series: Point[] } };

const isMoving = ({ state }: SyncState) => state === 'queued' || state === 'running';

/** Connections without chosen accounts. */
export function withoutChosenAccounts<State extends SyncState>(
  states: readonly State[],
  { accounts }: Dashboard['connectedAccounts'],
): State[] {
  const read = new Set(accounts.map(({ integrationId }) => integrationId));
  return states.filter(
    (one) => one.state === 'never' || (!isMoving(one) && one.state !== 'blocked' && !read.has(one.integrationId)),
  );
}

/** `states` may be newer than the cached dashboard. */
export function dashboardStage(dashboard: Known, states: readonly SyncState[]): DashboardStage {
  const { connectedAccounts, overview, recentPosts } = dashboard;
  const isKnown = ({ spendMicros, unconverted }: Point) => spendMicros !== null || unconverted;
  const hasFigures = recentPosts.length > 0 || overview.series.some(isKnown);
  if (hasFigures || states.some(({ lastSuccessAt }) => lastSuccessAt !== null)) return 'figures';
  if (states.length === 0) return connectedAccounts.total === 0 ? 'nothing_connected' : 'figures';
  return withoutChosenAccounts(states, connectedAccounts).length === states.length ? 'waiting' : 'first_sync';
}
