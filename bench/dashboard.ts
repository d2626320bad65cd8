import postgres from 'postgres';
import { withOrg } from '@/db/tenant';
import { buildDashboard } from '@/lib/dashboard/build-dashboard';
import { env } from '@/lib/env';
import { dashboardPeriod } from '@/lib/metrics/dashboard-period';
import { toFigureFilter } from '@/lib/metrics/figure-filter';
import { rawDashboard } from './dashboard-raw';
import { type SeedShape, seedBenchOrganization } from './dashboard-seed';
import { median, timed } from './median';

interface BenchOptions extends Partial<SeedShape> {
  ownerUrl: string;
  runs?: number;
}

export interface DashboardFigures {
  rows: number;
  buildMs: number;
  rawMs: number;
  // Build over raw SQL; target: at most 1.5.
  ratio: number;
}

// One connection each, measured in turn.
export async function benchDashboardBuild(options: BenchOptions): Promise<DashboardFigures> {
  const { ownerUrl, rows = 300_000, days = 420, runs = 25 } = options;
  const { orgId } = await seedBenchOrganization({ rows, days });
  await analyze(ownerUrl);
  const raw = postgres(env().DATABASE_URL, { max: 1, onnotice: () => {} });
  try {
    const now = new Date();
    const period = dashboardPeriod(now, 'Asia/Riyadh');
    const filter = toFigureFilter({}, { currency: 'SAR', timeZone: 'Asia/Riyadh', weekStartsOn: 0 }, now);
    const build = () => withOrg(orgId, (tx) => buildDashboard(tx, orgId, filter, now));
    const floor = () => rawDashboard(raw, orgId, period);
    for (let warm = 0; warm < 8; warm += 1) await Promise.resolve().then(build).then(floor);
    const [buildTimes, rawTimes]: [number[], number[]] = [[], []];
    for (let run = 0; run < runs; run += 1) {
      buildTimes.push(await timed(build));
      rawTimes.push(await timed(floor));
    }
    const [buildMs, rawMs] = [median(buildTimes), median(rawTimes)];
    return { rows, buildMs, rawMs, ratio: buildMs / rawMs };
  } finally {
    await raw.end();
  }
}

async function analyze(ownerUrl: string): Promise<void> {
  const owner = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  await owner`analyze ad_metrics, org_daily_metrics, campaigns, ad_accounts, posts, post_metrics`;
  await owner.end();
}
