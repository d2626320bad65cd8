import { type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import { storableInstant } from '@/lib/dates';
import { decodeCursor, encodeCursor, invalidCursor, type ListCursor } from '@/lib/list-cursor';

// Columns that a list is sorted by, newest first; `id` orders rows of the same instant.
interface InstantOrder {
  at: PgColumn;
  id: PgColumn;
}

export interface ListSlice {
  // Of an earlier answer; left out: from the newest on.
  cursor?: string | undefined;
  limit: number;
}

/**
 * What a cursor by time sorts by, as ISO 8601 text in UTC.
 * @throws AppError `invalid_input` for text that is no instant, or one of a year that Postgres does not read
 */
export function instantOf({ sortedBy }: ListCursor): string {
  const instant = storableInstant(sortedBy ?? '');
  if (!instant) throw invalidCursor();
  return instant.toISOString();
}

/** @throws AppError `invalid_input` for a foreign cursor */
export function whereOlderThanCursor({ at, id }: InstantOrder, cursor: string | undefined): SQL | undefined {
  if (cursor === undefined) return undefined;
  const place = decodeCursor(cursor);
  return sql`(${at}, ${id}) < (${instantOf(place)}::timestamptz, ${place.id}::uuid)`;
}

/** Cuts rows, of which one more than `limit` was read, to the page, with the cursor of the next one; null: the last. */
export function pageByInstant<Row>(
  rows: readonly Row[],
  limit: number,
  placeOfRow: (row: Row) => { at: Date; id: string },
): { page: Row[]; nextCursor: string | null } {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  if (rows.length <= limit || last === undefined) return { page, nextCursor: null };
  const { at, id } = placeOfRow(last);
  return { page, nextCursor: encodeCursor({ sortedBy: at.toISOString(), id }) };
}
