import 'server-only';
import { sql } from 'drizzle-orm';
import { withSystem } from '@/db/system';
import { invalidateAfterArrival } from '@/lib/cache/cache';
import { inParallel } from '@/lib/vendor-http/in-parallel';

const AT_ONCE = 10;

/** Published rates change converted figures of every organization. */
export async function forgetEveryOrganization(): Promise<void> {
  const organizations = await withSystem('exchange rates: organizations with cached pages', (tx) =>
    tx.execute<{ id: string }>(sql`select id from organizations`),
  );
  await inParallel(organizations, AT_ONCE, ({ id }) => invalidateAfterArrival(id));
}
