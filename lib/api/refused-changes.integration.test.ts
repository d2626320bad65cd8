import { sql } from 'drizzle-orm';
import { afterEach, expect, it, vi } from 'vitest';
import { withSystem } from '@/db/system';
import { changesAreRefused, requireDatabase } from './require-database';
import { toAppError } from './to-app-error';

const MINUTE_MS = 60_000;

function refusal(statement: ReturnType<typeof sql>) {
  return withSystem('test: a refused change', async (tx) => {
    await tx.execute(sql`set transaction read only`);
    await tx.execute(statement);
  }).then(
    () => null,
    (error) => toAppError(error),
  );
}

afterEach(() => vi.useRealTimers());

it.each([
  ['read-only', 0, sql`update users set name = name`],
  ['full', 1, sql`do $$ begin raise exception 'could not extend file' using errcode = '53100'; end $$`],
])(
  'a database that is %s answers changes with 503 and a Retry-After, and still reads; health reports it for a minute',
  async (_name, hours, statement) => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + hours * 60 * MINUTE_MS });
    expect(changesAreRefused()).toBe(false);
    expect(await refusal(statement)).toMatchObject({ code: 'unavailable', status: 503, retryAfterSeconds: 60 });
    await requireDatabase();
    expect(changesAreRefused()).toBe(true);
    vi.advanceTimersByTime(MINUTE_MS + 1);
    expect(changesAreRefused()).toBe(false);
  },
);
