import { once } from 'node:events';
import { sql } from 'drizzle-orm';
import postgres, { type Sql } from 'postgres';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { withOrg } from '@/db/tenant';
import { mintOrganization } from '@/db/testing/organization';
import { addDays, dayInZone } from '@/lib/dates';
import { writeDailyMetrics } from '@/lib/metrics/write-daily-metrics';
import type { RemoteDailyMetrics } from '@/lib/platforms/platform';
import { median, timed } from './median';

interface IngestShape {
  campaigns: number;
  days: number;
  rowsPerPage: number;
  rounds: number;
}

export interface IngestFigures {
  rows: number;
  // Rows per second of COPY from the same rows into a table without index, key, policy or partition.
  copyRowsPerSecond: number;
  // Rows per second through the product: parsed, rolled up, under row-level security, one transaction per page.
  newRowsPerSecond: number;
  unchangedRowsPerSecond: number;
  changedRowsPerSecond: number;
  // New rows over COPY; target: at least 0.4.
  ratio: number;
}

// Page size between Meta's 500 and Google's 10,000 rows.
const shapeByDefault: IngestShape = { campaigns: 200, days: 390, rowsPerPage: 5000, rounds: 3 };
const WINDOW_DAYS = 30;

export async function benchIngest({
  ownerUrl,
  ...over
}: { ownerUrl: string } & Partial<IngestShape>): Promise<IngestFigures> {
  const shape = { ...shapeByDefault, ...over };
  const owner = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  const seconds: Record<'copy' | 'new' | 'unchanged' | 'changed', number[]> = {
    copy: [],
    new: [],
    unchanged: [],
    changed: [],
  };
  try {
    for (let round = 0; round < shape.rounds; round += 1) {
      const { orgId, adAccountId } = await mintAccount();
      const rows = reportedRows(shape, 0n);
      seconds.copy.push((await copyInto(owner, orgId, adAccountId, rows)) / 1000);
      const write = (all: RemoteDailyMetrics[]) => () => writePages(orgId, adAccountId, all, shape.rowsPerPage);
      seconds.new.push((await timed(write(rows))) / 1000);
      await owner`analyze ad_metrics, org_daily_metrics, campaigns`;
      seconds.unchanged.push((await timed(write(rows))) / 1000);
      seconds.changed.push((await timed(write(reportedRows(shape, 1n)))) / 1000);
    }
  } finally {
    await owner.end();
  }
  const rows = shape.campaigns * shape.days;
  const rate = (times: number[]) => Math.round(rows / median(times));
  return {
    rows,
    copyRowsPerSecond: rate(seconds.copy),
    newRowsPerSecond: rate(seconds.new),
    unchangedRowsPerSecond: rate(seconds.unchanged),
    changedRowsPerSecond: rate(seconds.changed),
    ratio: median(seconds.copy) / median(seconds.new),
  };
}

async function mintAccount(): Promise<{ orgId: AuthorizedOrgId; adAccountId: string }> {
  const { orgId, userId } = await mintOrganization();
  const adAccountId = await withOrg(orgId, async (tx) => {
    await tx.execute(sql`
      insert into integrations (org_id, id, platform, external_user_id, display_name, status, connected_by, connected_at)
      values (${orgId}, gen_random_uuid(), 'meta', 'bench', 'Bench', 'active', ${userId}, now())`);
    const [account] = await tx.execute<{ id: string }>(sql`
      insert into ad_accounts (org_id, integration_id, platform, external_id, name, currency, time_zone, selected, observed_at)
      select i.org_id, i.id, 'meta', 'bench', 'Bench', 'SAR', 'Asia/Riyadh', true, now()
      from integrations i where i.org_id = ${orgId} returning id`);
    return account?.id ?? '';
  });
  return { orgId, adAccountId };
}

function reportedRows({ campaigns, days }: IngestShape, more: bigint): RemoteDailyMetrics[] {
  const today = dayInZone(new Date(), 'Asia/Riyadh');
  const rows: RemoteDailyMetrics[] = [];
  for (let end = 0; end < days; end += WINDOW_DAYS) {
    for (let campaign = 0; campaign < campaigns; campaign += 1) {
      for (let back = Math.min(end + WINDOW_DAYS, days) - 1; back >= end; back -= 1) {
        rows.push(reportedRow(campaign, addDays(today, -back), more));
      }
    }
  }
  return rows;
}

function reportedRow(campaign: number, date: string, more: bigint): RemoteDailyMetrics {
  const conversionValueMicros = campaign % 3 === 0 ? 40_000_000n : null;
  return {
    campaignExternalId: `c${campaign}`,
    campaignName: `Campaign ${campaign}`,
    date,
    currency: 'SAR',
    impressions: 1000 + campaign * 7,
    clicks: 40 + campaign,
    linkClicks: 30,
    spendMicros: 18_370_000n + BigInt(campaign) + more,
    actions: [{ action: 'purchase', conversions: '1.5', valueMicros: conversionValueMicros }],
    conversions: '1.5',
    conversionValueMicros,
    videoViews: null,
    reach: 900,
  };
}

async function writePages(
  orgId: AuthorizedOrgId,
  adAccountId: string,
  rows: RemoteDailyMetrics[],
  rowsPerPage: number,
): Promise<void> {
  const account = { orgId, adAccountId, platform: 'meta' as const };
  for (let start = 0; start < rows.length; start += rowsPerPage) {
    const page = rows.slice(start, start + rowsPerPage);
    await withOrg(orgId, (tx) => writeDailyMetrics(tx, account, page, new Date()));
  }
}

async function copyInto(owner: Sql, orgId: string, adAccountId: string, rows: RemoteDailyMetrics[]): Promise<number> {
  await owner`drop table if exists bare_metrics`;
  await owner`create table bare_metrics (like ad_metrics)`;
  const took = await timed(async () => {
    const target =
      await owner`copy bare_metrics (org_id, campaign_id, date, ad_account_id, currency, impressions, clicks,
      link_clicks, spend_micros, conversions, conversion_value_micros, video_views, reach, first_seen_at, observed_at)
      from stdin`.writable();
    target.end(copyText(orgId, adAccountId, rows));
    await once(target, 'finish');
  });
  const [stored] = await owner<{ count: string }[]>`select count(*) from bare_metrics`;
  if (Number(stored?.count) !== rows.length) throw new Error('COPY lost rows.');
  await owner`drop table bare_metrics`;
  return took;
}

function copyText(orgId: string, adAccountId: string, rows: RemoteDailyMetrics[]): string {
  const now = new Date().toISOString();
  const lines = rows.map((row) =>
    [
      orgId,
      adAccountId.slice(0, -3) + row.campaignExternalId.slice(1).padStart(3, '0'),
      row.date,
      adAccountId,
      row.currency,
      row.impressions,
      row.clicks,
      row.linkClicks,
      row.spendMicros,
      row.conversions,
      row.conversionValueMicros ?? '\\N',
      '\\N',
      row.reach,
      now,
      now,
    ].join('\t'),
  );
  return `${lines.join('\n')}\n`;
}
