import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';

// Leases are judged by the database's clock, which all processes share. `clock_timestamp()`, since `now()` is when the
// transaction began, before it waited for a lock.

export const databaseNow: SQL<Date> = sql<Date>`clock_timestamp()`;

export function secondsAhead(seconds: number): SQL<Date> {
  return sql<Date>`clock_timestamp() + make_interval(secs => ${seconds})`;
}

/** Seconds until an instant; zero or less: it is past; null: it is not set. */
export function secondsUntil(instant: SQLWrapper): SQL<number | null> {
  return sql<number | null>`extract(epoch from ${instant} - clock_timestamp())::float8`;
}

/** The lease ended, or was never taken. */
export function whereFree(leaseUntil: SQLWrapper): SQL {
  return sql`coalesce(${leaseUntil} <= clock_timestamp(), true)`;
}
