import type { z } from 'zod';
import { AppError, notFound } from '@/lib/errors';

/** @throws AppError `invalid_input` naming each wrong field, as `body.dataType` */
export function parseInput<T>(schema: z.ZodType<T>, value: unknown, where: 'query' | 'body'): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const invalidParams = parsed.error.issues.map(({ path, message }) => ({
    name: [where, ...path.map(String)].join('.'),
    reason: message,
  }));
  throw new AppError('invalid_input', 'The input is not valid.', { invalidParams });
}

/** A malformed parameter is answered like an unknown id. */
export function parseParams<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw notFound();
  return parsed.data;
}

export function queryObject(search: URLSearchParams): Record<string, string | string[]> {
  const names = [...new Set(search.keys())];
  return Object.fromEntries(
    names.map((name) => {
      const values = search.getAll(name);
      return [name, values.length > 1 ? values : (values[0] ?? '')];
    }),
  );
}
