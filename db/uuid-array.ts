import { type SQL, sql } from 'drizzle-orm';

/** One parameter for any number of ids, so that the text of the statement is constant. */
export function uuidArray(ids: readonly string[]): SQL {
  return sql`${sql.param(`{${ids.join(',')}}`)}::uuid[]`;
}
