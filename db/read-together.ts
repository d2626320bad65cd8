import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from './tenant';

/** A query for `readTogether`: its rows travel as JSON, so it casts 64-bit and exact numbers to text. */
export interface JsonRead<T> {
  query: SQL;
  toValue: (rows: never[]) => T;
}

type Values<R> = { [K in keyof R]: R[K] extends JsonRead<infer T> ? T : never };

export function jsonRead<Row, T>(query: SQL, toValue: (rows: Row[]) => T): JsonRead<T> {
  return { query, toValue };
}

/** Several queries as one statement: a page has a budget of statements, and each costs a round trip. */
export async function readTogether<R extends Record<string, JsonRead<unknown>>>(tx: Tx, reads: R): Promise<Values<R>> {
  const columns = Object.entries(reads).map(
    ([name, { query }]) => sql`(select coalesce(json_agg(q), '[]') from (${query}) q) as ${sql.identifier(name)}`,
  );
  const [row] = await tx.execute<Record<string, never[]>>(sql`select ${sql.join(columns, sql`, `)}`);
  const values = Object.entries(reads).map(([name, { toValue }]) => [name, toValue(row?.[name] ?? [])]);
  return Object.fromEntries(values) as Values<R>;
}
