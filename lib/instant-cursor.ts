import { type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import { storableInstant } from '@/lib/dates';
import { decodeCursor, encodeCursor, invalidCursor, type ListCursor } from '@/lib/list-cursor';

// Newest first; `id` orders rows of the same instant.
interface InstantOrder {
  at: PgColumn;
  id: PgColumn;
}

export interface ListSlice {
  // Default: from the newest on.
  cursor?: string | undefined;
  limit: number;
}

/** ISO 8601 in UTC. @throws AppError `invalid_input` for no instant, or one of a year that Postgres does not read */
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

/** `rows`: one more than `limit`, to see whether there is a next page. */
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
