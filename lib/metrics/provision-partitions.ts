import 'server-only';
import { sql } from 'drizzle-orm';
import { withSystem } from '@/db/system';

const MONTHS_AHEAD = 3;

/** Returns how many partitions were missing. */
export async function provisionPartitions(): Promise<number> {
  const [row] = await withSystem('provision: partitions of the facts', (tx) =>
    tx.execute<{ made: number }>(sql`select provision_ad_metrics_partitions(${MONTHS_AHEAD}::integer) as made`),
  );
  return row?.made ?? 0;
}
