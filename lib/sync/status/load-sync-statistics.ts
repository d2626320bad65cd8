import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { type Tx, withOrg } from '@/db/tenant';
import type { Locale } from '@/lib/i18n/routing';
import { type PlatformId, platformIds } from '@/lib/platform-ids';
import { streamStatusSchema } from '../schema';
import type { SyncFigures, SyncStatistics } from './statistics-schema';
import { loadSyncStatuses } from './status';

const HOUR_MS = 3_600_000;

type FigureRow = {
  platform: PlatformId | null;
  runs: number;
  queued: number;
  running: number;
  succeeded: number;
  failed: number;
  superseded: number;
  retries: number;
  rowsRead: string;
  rowsChanged: string;
  p50: number | null;
  p95: number | null;
};

const nothing: Omit<FigureRow, 'platform'> = {
  ...{ runs: 0, queued: 0, running: 0, succeeded: 0, failed: 0, superseded: 0, retries: 0 },
  ...{ rowsRead: '0', rowsChanged: '0', p50: null, p95: null },
};

export function loadSyncStatistics(
  orgId: AuthorizedOrgId,
  { hours }: { hours: number },
  locale: Locale,
): Promise<SyncStatistics> {
  return withOrg(orgId, async (tx) => {
    const now = new Date();
    const from = new Date(now.getTime() - hours * HOUR_MS);
    const rows = await readFigures(tx, orgId, from);
    const statuses = await loadSyncStatuses(tx, orgId, locale);
    const streams = statuses.flatMap((status) => status.streams);
    const read = streams.filter(({ status }) => status !== 'idle');
    const successes = read.flatMap(({ lastSuccessAt }) => lastSuccessAt ?? []).sort();
    const figuresOf = (platform: PlatformId | null) =>
      toFigures(rows.find((row) => row.platform === platform) ?? nothing, hours);
    const count = (platform: PlatformId) => statuses.filter((status) => status.platform === platform).length;
    return {
      hours,
      from: from.toISOString(),
      totals: figuresOf(null),
      byPlatform: platformIds
        .filter((platform) => count(platform) > 0 || rows.some((row) => row.platform === platform))
        .map((platform) => ({ platform, integrations: count(platform), ...figuresOf(platform) })),
      streamsByStatus: Object.fromEntries(
        streamStatusSchema.shape.status.options.map((status) => [
          status,
          streams.filter((stream) => stream.status === status).length,
        ]),
      ) as SyncStatistics['streamsByStatus'],
      oldestSuccessAt: successes[0] ?? null,
      newestSuccessAt: successes.at(-1) ?? null,
      generatedAt: now.toISOString(),
    };
  });
}

// A row for each platform with runs in the window, and one with `platform` null for all.
function readFigures(tx: Tx, orgId: AuthorizedOrgId, from: Date) {
  const having = (status: string): SQL => sql`(count(*) filter (where r.status = ${status}))::int`;
  const duration = (share: number): SQL =>
    sql`percentile_cont(${share}::float8) within group (order by extract(epoch from r.finished_at - r.started_at)::float8)
      filter (where r.status = 'succeeded')`;
  return tx.execute<FigureRow>(sql`
    select r.platform, count(*)::int as runs, ${having('queued')} as queued, ${having('running')} as running,
      ${having('succeeded')} as succeeded, ${having('failed')} as failed, ${having('superseded')} as superseded,
      coalesce(sum(r.attempts), 0)::int as retries, coalesce(sum(r.rows_read), 0)::text as "rowsRead",
      coalesce(sum(r.rows_changed), 0)::text as "rowsChanged", ${duration(0.5)} as p50, ${duration(0.95)} as p95
    from sync_runs r
    where r.org_id = ${orgId} and r.requested_at >= ${from.toISOString()}::timestamptz
    group by grouping sets ((r.platform), ())`);
}

function toFigures(
  { runs, queued, running, succeeded, failed, superseded, retries, rowsRead, rowsChanged, p50, p95 }: typeof nothing,
  hours: number,
): SyncFigures {
  const ended = succeeded + failed;
  return {
    ...{ runs, queued, running, succeeded, failed, superseded, retries },
    successShare: ended === 0 ? null : succeeded / ended,
    rowsRead: Number(rowsRead),
    rowsChanged: Number(rowsChanged),
    rowsPerHour: Number(rowsRead) / hours,
    durationSeconds: { p50, p95 },
  };
}
