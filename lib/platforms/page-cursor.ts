import { z } from 'zod';

/** Position in a listing; callers of Platform see it only inside an opaque cursor. */
export const positionSchema = z.object({
  after: z.string(),
  count: z.number().int(),
  mark: z.string(),
});
export type Position = z.infer<typeof positionSchema>;

// The position after a page, null after the last, 'repeated' when a cursor comes again (callers throw it as transient).
// One earlier cursor, replaced at each power of two, detects a cycle of any length (Brent).
export function advance(current: Position | null, next: string | null): Position | null | 'repeated' {
  if (next === null) return null;
  if (current && (next === current.after || next === current.mark)) return 'repeated';
  const count = (current?.count ?? 0) + 1;
  const isPowerOfTwo = (count & (count - 1)) === 0;
  return { after: next, count, mark: current && !isPowerOfTwo ? current.mark : next };
}

export function encodePageCursor(state: unknown): string {
  return JSON.stringify(state);
}

/** Null (first page) also for an unreadable cursor of an older release: storing by natural key makes that safe. */
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
