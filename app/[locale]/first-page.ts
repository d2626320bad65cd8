import { AppError } from '@/lib/errors';

/** Reads a list from `cursor` on; a cursor that the list did not give out leads to its beginning rather than an error. */
export async function orFirstPage<T>(
  list: (cursor: string | undefined) => Promise<T>,
  cursor: string | undefined,
): Promise<T> {
  try {
    return await list(cursor);
  } catch (error) {
    if (cursor !== undefined && error instanceof AppError && error.code === 'invalid_input') return list(undefined);
    throw error;
  }
}
