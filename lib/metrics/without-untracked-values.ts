import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/tenant';
import type { RemoteDailyMetrics } from '@/lib/platforms/platform';
import type { FactAccount } from './write-daily-metrics';

const reportedValue = ({ conversionValueMicros }: RemoteDailyMetrics) => conversionValueMicros ?? 0n;

/**
 * Most platforms write 0 where no value is tracked, which would become a return of 0.00: it is stored as none for a
 * campaign that never reported a value. `campaignIds`: ours by external id.
 */
export async function withoutUntrackedValues(
  tx: Tx,
  { orgId }: FactAccount,
  rows: RemoteDailyMetrics[],
  campaignIds: ReadonlyMap<string, string>,
): Promise<RemoteDailyMetrics[]> {
  const tracked = new Set(rows.filter((row) => reportedValue(row) !== 0n).map((row) => row.campaignExternalId));
  const open = new Set(
    rows
      .filter((row) => row.conversionValueMicros === 0n && !tracked.has(row.campaignExternalId))
      .map((row) => row.campaignExternalId),
  );
  if (open.size === 0) return rows;
  const ids = [...open].flatMap((externalId) => campaignIds.get(externalId) ?? []);
  const found = await tx.execute<{ id: string }>(sql`
    select c.id from unnest(${`{${ids.join(',')}}`}::uuid[]) as c(id)
    where exists (select 1 from ad_metrics m
      where m.org_id = ${orgId} and m.campaign_id = c.id and m.conversion_value_micros <> 0)`);
  const trackedIds = new Set(found.map(({ id }) => id));
  const isTracked = (externalId: string) =>
    tracked.has(externalId) || trackedIds.has(campaignIds.get(externalId) ?? '');
  return rows.map((row) =>
    row.conversionValueMicros === 0n && !isTracked(row.campaignExternalId)
      ? { ...row, conversionValueMicros: null }
      : row,
  );
}
