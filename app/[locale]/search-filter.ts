import type { z } from 'zod';
import { firstValue, type SearchParams } from './list-search';

/** Those parameters of an address that `schema` knows; of an address that nobody made none, so that all is shown. */
export function searchFilter<Schema extends z.ZodObject>(
  schema: Schema,
  search: Awaited<SearchParams>,
): Partial<z.infer<Schema>> {
  const asked = Object.keys(schema.shape).flatMap((name) => {
    const value = firstValue(search[name]);
    return value ? [[name, value]] : [];
  });
  return schema.safeParse(Object.fromEntries(asked)).data ?? {};
}
