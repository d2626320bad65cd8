import { type SQL, sql } from 'drizzle-orm';
import { check, customType, type PgColumn, timestamp } from 'drizzle-orm/pg-core';

export const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });

export const createdAt = () => instant('created_at').notNull().defaultNow();

// Read and written as a string: platforms report fractions of conversions.
export const decimal = customType<{ data: string; driverData: string }>({ dataType: () => 'numeric(20, 6)' });

export function oneOf(name: string, column: PgColumn, values: readonly string[]) {
  const list: SQL = sql.raw(values.map((value) => `'${value}'`).join(', '));
  return check(name, sql`${column} in (${list})`);
}
