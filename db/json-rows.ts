import { type SQL, sql } from 'drizzle-orm';

/** Characters Postgres text cannot hold: NUL, and halves of a surrogate pair, which cut-off emoji leave behind. */
const UNSTORABLE = /\0|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

function storable(_key: string, value: unknown): unknown {
  return typeof value === 'string' ? value.replace(UNSTORABLE, '') : value;
}

/** Rows as one parameter, for `json_to_recordset`: a page of any size is one statement of constant text. */
export function jsonRows(rows: readonly unknown[]): SQL {
  return sql`${JSON.stringify(rows, storable)}::text::json`;
}
