import 'server-only';
import { sql } from 'drizzle-orm';
import { withSystem } from '@/db/system';

/**
 * Gives Postgres statistics of facts that arrived since it last had them, which pages need for fast plans. Repeatable.
 * @returns the number of tables analyzed
 */
export async function analyzeFacts(): Promise<number> {
  const [row] = await withSystem('analyze: tables of the facts', (tx) =>
    tx.execute<{ analyzed: number }>(sql`select analyze_facts() as analyzed`),
  );
  return row?.analyzed ?? 0;
}
