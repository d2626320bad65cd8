import postgres from 'postgres';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { withOrg } from '@/db/tenant';
import { buildDashboard } from '@/lib/dashboard/build-dashboard';
import { env } from '@/lib/env';
import { dashboardPeriod } from '@/lib/metrics/dashboard-period';
import { toFigureFilter } from '@/lib/metrics/figure-filter';
import { rawDashboard } from './dashboard-raw';
import { type SeedShape, seedBenchOrganization, storeFacts } from './dashboard-seed';
import { median, timed } from './median';

interface BenchOptions extends Partial<SeedShape> {
  ownerUrl: string;
  // Facts of the organization and of another one outside the periods.
  storedBeside?: number;
  runs?: number;
}

export interface DashboardFigures {
  // In the period and the one before it.
  rows: number;
  buildMs: number;
  rawMs: number;
  // Build over raw SQL; target: at most 1.5.
  ratio: number;
  // With `storedRows` in all.
  storedRows: number;
  storedBuildMs: number;
  storedRawMs: number;
  // Build with `storedRows` over build with `rows` alone; target: at most 1.5.
  storedRatio: number;
}

// Partitions begin 14 months ago.
const OLDEST_DAY = 420;
const DAYS_AT_ONCE = 30;

/** On one connection each, measured in turn. */
export async function benchDashboardBuild(options: BenchOptions): Promise<DashboardFigures> {
  const { ownerUrl, rows = 300_000, days = 61, storedBeside = 2_700_000, runs = 25 } = options;
  const { orgId } = await seedBenchOrganization({ rows, days });
  const alone = await measure(orgId, ownerUrl, runs);
  await storeBeside(orgId, { rows, days }, storedBeside);
  const stored = await measure(orgId, ownerUrl, runs);
  return {
    rows,
    ...alone,
    ratio: alone.buildMs / alone.rawMs,
    storedRows: rows + storedBeside,
    storedBuildMs: stored.buildMs,
    storedRawMs: stored.rawMs,
    storedRatio: stored.buildMs / alone.buildMs,
  };
}

async function measure(orgId: AuthorizedOrgId, ownerUrl: string, runs: number) {
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
    return { buildMs: median(buildTimes), rawMs: median(rawTimes) };
  } finally {
    await raw.end();
  }
}

/** Earlier days of the organization as far as partitions go, the rest of another one over all days. */
async function storeBeside(orgId: AuthorizedOrgId, shape: SeedShape, count: number): Promise<void> {
  const perDay = shape.rows / shape.days;
  const oldest = Math.min(OLDEST_DAY, shape.days - 1 + Math.floor(count / perDay));
  for (let first = shape.days; first <= oldest; first += DAYS_AT_ONCE) {
    await withOrg(orgId, (tx) => storeFacts(tx, orgId, first, Math.min(oldest, first + DAYS_AT_ONCE - 1)));
  }
  const left = Math.round(count - perDay * (oldest - shape.days + 1));
  if (left > 0) await seedBenchOrganization({ rows: left, days: OLDEST_DAY });
}

async function analyze(ownerUrl: string): Promise<void> {
  const owner = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  await owner`analyze ad_metrics, org_daily_metrics, campaigns, ad_accounts, posts, post_metrics`;
  await owner.end();
}
