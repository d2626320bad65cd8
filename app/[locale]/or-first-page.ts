import { AppError } from '@/lib/errors';

/** A cursor of another list shows the first page instead of an error. */
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
