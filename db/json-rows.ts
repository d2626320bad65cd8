import { type SQL, sql } from 'drizzle-orm';
import { stripUnstorable } from './strip-unstorable';

const stripStrings = (_key: string, value: unknown) => (typeof value === 'string' ? stripUnstorable(value) : value);

export function jsonRows(rows: readonly unknown[]): SQL {
  const text = JSON.stringify(rows);
  // JSON escapes whatever Postgres cannot store; checking every value would be ten times slower.
  return sql`${text.includes('\\u') ? JSON.stringify(rows, stripStrings) : text}::text::json`;
}
