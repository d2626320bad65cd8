import { z } from 'zod';
import { describeDrift } from '@/lib/vendor-http/describe-drift';
import type { Page } from './platform';

/** The readable rows of a list, and why the others were left out: fields and kinds of mismatch, without values. */
export interface Rows<Row> {
  rows: Row[];
  skipped: string[];
}

/**
 * A list of which one odd row costs none of the others. Null, and a list left out where `mayBeAbsent`, is empty. A list
 * of which no row can be read has left its documented shape, and fails.
 */
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

/** A page of a listing; it says what was left out only where something was. */
export function toPage<T>(items: T[], nextCursor: string | null, skipped: readonly string[]): Page<T> {
  return skipped.length > 0 ? { items, nextCursor, skipped } : { items, nextCursor };
}
