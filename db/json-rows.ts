import { type SQL, sql } from 'drizzle-orm';
import { stripUnstorable } from './strip-unstorable';

const stripStrings = (_key: string, value: unknown) => (typeof value === 'string' ? stripUnstorable(value) : value);

/** Rows as one parameter, for `json_to_recordset`: a page of any size is one statement of constant text. */
export function jsonRows(rows: readonly unknown[]): SQL {
  const text = JSON.stringify(rows);
  // What cannot be stored is spelled as an escape in JSON; looking at each value on its own takes ten times as long.
  return sql`${text.includes('\\u') ? JSON.stringify(rows, stripStrings) : text}::text::json`;
}
