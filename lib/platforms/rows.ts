import { z } from 'zod';
import { describeDrift } from '@/lib/vendor-http/describe-drift';
import type { Page } from './platform';

export interface Rows<Row> {
  rows: Row[];
  skipped: string[];
}

// A list in which an unreadable row does not affect the others; without any readable row it fails. Figures never use
// it: a skipped row would look like withdrawn delivery. Null, or absent where `mayBeAbsent`, is empty.
export function rowsOf<Row extends z.ZodType>(row: Row, { mayBeAbsent = false } = {}) {
  const list = z.array(z.unknown()).nullable();
  return (mayBeAbsent ? list.optional() : list).transform((values, context): Rows<z.output<Row>> => {
    const rows: z.output<Row>[] = [];
    const skipped: string[] = [];
    for (const value of values ?? []) {
      const parsed = row.safeParse(value);
      if (parsed.success) rows.push(parsed.data);
      else skipped.push(describeDrift(parsed.error));
    }
    if (rows.length > 0 || skipped.length === 0) return { rows, skipped };
    const issues = row.safeParse(values?.[0]).error?.issues ?? [];
    context.issues.push(...issues.map((issue) => ({ ...issue, input: undefined, path: [0, ...issue.path] })));
    return z.NEVER;
  });
}

export function emptyPage<T>(): Page<T> {
  return { items: [], nextCursor: null };
}

export function toPage<T>(items: T[], nextCursor: string | null, skipped: readonly string[]): Page<T> {
  return skipped.length > 0 ? { items, nextCursor, skipped } : { items, nextCursor };
}
