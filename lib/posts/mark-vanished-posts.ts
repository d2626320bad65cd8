import { sql } from 'drizzle-orm';
import { jsonRows } from '@/db/json-rows';
import type { Tx } from '@/db/tenant';
import type { PostProfile } from './write-posts';

interface CompleteReading {
  // The reading covered published posts since then, and all scheduled ones.
  since: Date;
  startedAt: Date;
  // External ids of the posts that the reading returned.
  returned: string[];
}

/** Marks posts that a complete reading no longer returned as removed: deleted, or unscheduled. Returns how many. */
export async function markVanishedPosts(
  tx: Tx,
  { orgId, profileId }: PostProfile,
  { since, startedAt, returned }: CompleteReading,
  now: Date,
): Promise<number> {
  const rows = await tx.execute(sql`
    update posts set status = 'removed', observed_at = ${now.toISOString()}::timestamptz
    where org_id = ${orgId} and profile_id = ${profileId}
      and (status = 'scheduled' or (status = 'published' and published_at >= ${since.toISOString()}::timestamptz))
      and observed_at < ${startedAt.toISOString()}::timestamptz
      and external_id not in (select json_array_elements_text(${jsonRows(returned)}))
    returning 1`);
  return rows.length;
}
