import { type SQL, sql } from 'drizzle-orm';
import { check, customType, type PgColumn, timestamp } from 'drizzle-orm/pg-core';

/** A point in time, UTC. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });

/** Time the row was written, by the database's clock. */
export const createdAt = () => instant('created_at').notNull().defaultNow();

/** An exact decimal, read and written as a string: platforms report fractions of conversions. */
export const decimal = customType<{ data: string; driverData: string }>({ dataType: () => 'numeric(20, 6)' });

/** A check that `column` holds one of `values`; keeps a closed vocabulary closed in SQL too. */
export function oneOf(name: string, column: PgColumn, values: readonly string[]) {
  const list: SQL = sql.raw(values.map((value) => `'${value}'`).join(', '));
  return check(name, sql`${column} in (${list})`);
}
