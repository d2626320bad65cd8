import type { z } from 'zod';
import { firstValue, type SearchParams } from './list-search';

/** An invalid address has no filters: everything is shown. */
export function searchFilter<Schema extends z.ZodObject>(
  schema: Schema,
  search: Awaited<SearchParams>,
): Partial<z.infer<Schema>> {
  const given = Object.keys(schema.shape).flatMap((name) => {
    const value = firstValue(search[name]);
    return value ? [[name, value]] : [];
  });
  return schema.safeParse(Object.fromEntries(given)).data ?? {};
}
