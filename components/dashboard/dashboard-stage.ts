import type { Dashboard } from '@/lib/dashboard/schema';
import type { SyncState } from '@/lib/sync/schema';

/**
 * How far an organization is on the way to figures. waiting: connections, but no account chosen; first_sync: nothing
 * has been read yet.
 */
export type DashboardStage = 'nothing_connected' | 'waiting' | 'first_sync' | 'figures';

type Known = Pick<Dashboard, 'connectedAccounts' | 'recentPosts'> & { overview: Pick<Dashboard['overview'], 'series'> };

const isMoving = ({ state }: SyncState) => state === 'queued' || state === 'running';

/** The connections through which nothing is read because no account was chosen yet. */
export function waitingForChoice<State extends SyncState>(
  states: readonly State[],
  { accounts }: Dashboard['connectedAccounts'],
): State[] {
  const read = new Set(accounts.map(({ integrationId }) => integrationId));
  return states.filter(
    (one) => one.state === 'never' || (!isMoving(one) && one.state !== 'blocked' && !read.has(one.integrationId)),
  );
}

/** The stage that `states`, which may be newer than the dashboard, and the figures themselves show. */
export function dashboardStage(dashboard: Known, states: readonly SyncState[]): DashboardStage {
  const { connectedAccounts, overview, recentPosts } = dashboard;
  const isKnown = ({ spendMicros, unconverted }: (typeof overview.series)[number]) =>
    spendMicros !== null || unconverted;
  const hasFigures = recentPosts.length > 0 || overview.series.some(isKnown);
  if (hasFigures || states.some(({ lastSuccessAt }) => lastSuccessAt !== null)) return 'figures';
  if (states.length === 0) return connectedAccounts.total === 0 ? 'nothing_connected' : 'figures';
  return waitingForChoice(states, connectedAccounts).length === states.length ? 'waiting' : 'first_sync';
}
