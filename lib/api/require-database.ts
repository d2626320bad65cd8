import { sql } from 'drizzle-orm';
import { withSystem } from '@/db/system';
import { AppError } from '@/lib/errors';
import { logger } from '@/lib/logger';

const FRESH_MS = 1_000;
const PATIENCE_MS = 400;

let last: { at: number; answer: Promise<boolean> } | undefined;

async function answers(): Promise<boolean> {
  const asked = withSystem('health: does the database answer', (tx) => tx.execute(sql`select 1`)).then(
    () => true,
    (error) => {
      logger.warn({ err: error }, 'the database does not answer');
      return false;
    },
  );
  const late = new Promise<boolean>((resolve) => setTimeout(resolve, PATIENCE_MS, false).unref());
  return Promise.race([asked, late]);
}

/**
 * Asks the database at most once a second, however often health is asked for, and gives up after 400 ms.
 * @throws AppError `unavailable`
 */
export async function requireDatabase(): Promise<void> {
  if (!last || Date.now() - last.at > FRESH_MS) last = { at: Date.now(), answer: answers() };
  if (await last.answer) return;
  throw new AppError('unavailable', 'The database does not answer.', { retryAfterSeconds: 5 });
}
