import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/tenant';
import { AppError } from '@/lib/errors';

/** @throws AppError `invalid_input` for a pattern of asterisks, spaces and marks alone: it would match everything */
export async function requirePattern(tx: Tx, pattern: string): Promise<void> {
  const [row] = await tx.execute<{ usable: boolean }>(
    sql`select search_pattern(${pattern}::text) is not null as usable`,
  );
  if (row?.usable) return;
  throw new AppError('invalid_input', 'The pattern needs a letter, digit or sign besides *.', {
    messageKey: 'labelPatternEmpty',
    invalidParams: [{ name: 'body.pattern', reason: 'must have a letter, digit or sign besides *' }],
  });
}
