import postgres, { type TransactionSql } from 'postgres';
import type { Handles } from '@/dev/handles';

/** As the owner of the database, to which row-level security applies too. */
export async function inOrganization<T>(
  { databaseUrl }: Handles,
  orgId: string,
  read: (sql: TransactionSql) => Promise<T>,
): Promise<T> {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
  try {
    return (await sql.begin(async (transaction) => {
      await transaction`select set_config('app.org_id', ${orgId}, true)`;
      return read(transaction);
    })) as T;
  } finally {
    await sql.end();
  }
}

export function factsDigest(stack: Handles, orgId: string): Promise<{ rows: number; digest: string | null }> {
  return inOrganization(stack, orgId, async (sql) => {
    const [row] = await sql<{ rows: number; digest: string | null }[]>`
      select count(*)::int as rows, md5(string_agg(m::text, '|' order by campaign_id, date)) as digest
      from ad_metrics m where org_id = ${orgId}`;
    if (!row) throw new Error('An aggregate returned no row.');
    return row;
  });
}
