import { z } from 'zod';
import { AppError } from '@/lib/errors';

export interface ListCursor {
  sortedBy: string | null;
  id: string;
}

const cursorSchema = z.tuple([z.string().nullable(), z.uuid()]);

export function encodeCursor({ sortedBy, id }: ListCursor): string {
  return Buffer.from(JSON.stringify([sortedBy, id])).toString('base64url');
}

/** @throws AppError `invalid_input` for text that is no cursor */
export function decodeCursor(text: string): ListCursor {
  try {
    const [sortedBy, id] = cursorSchema.parse(JSON.parse(Buffer.from(text, 'base64url').toString()));
    return { sortedBy, id };
  } catch (cause) {
    throw invalidCursor(cause);
  }
}

export function invalidCursor(cause?: unknown): AppError {
  const invalidParams = [{ name: 'query.cursor', reason: 'not a cursor of this list' }];
  return new AppError('invalid_input', 'The cursor is not valid.', { invalidParams, cause });
}
