import { z } from 'zod';

/** Where a listing stands. Callers of Platform see it only inside an opaque cursor. */
export const positionSchema = z.object({
  /** The platform's own cursor of the page to read next. */
  after: z.string(),
  /** Pages read so far, and an earlier cursor: together they betray a listing that runs in a circle. */
  count: z.number().int(),
  mark: z.string(),
});
export type Position = z.infer<typeof positionSchema>;

/**
 * The position after a page, or null after the last. A platform that repeats a cursor would be read for ever; by
 * comparing with one remembered cursor, replaced at each power of two (Brent's cycle detection), a circle of any
 * length is found without remembering every page.
 * @returns 'repeated' when the platform gave a cursor that it gave before
 */
export function advance(current: Position | null, next: string | null): Position | null | 'repeated' {
  if (next === null) return null;
  if (current && (next === current.after || next === current.mark)) return 'repeated';
  const count = (current?.count ?? 0) + 1;
  const isPowerOfTwo = (count & (count - 1)) === 0;
  return { after: next, count, mark: current && !isPowerOfTwo ? current.mark : next };
}

/** Opaque text of a listing's state. */
export function encodePageCursor(state: unknown): string {
  return JSON.stringify(state);
}

/**
 * The state in a cursor. Null, for the first page, also when the cursor is of an older release and cannot be read:
 * pages are stored by natural key, so starting over is safe.
 */
export function decodePageCursor<Schema extends z.ZodType>(
  cursor: string | null,
  schema: Schema,
): z.output<Schema> | null {
  if (cursor === null) return null;
  try {
    return schema.safeParse(JSON.parse(cursor)).data ?? null;
  } catch {
    return null;
  }
}
