import { sql } from 'drizzle-orm';
import { type JsonRead, jsonRead } from './read-together';

/**
 * Memory for each sort and hash table of the later statements of this transaction. With the 4 MB that are usual, Postgres
 * sorts some ten thousand facts in files, which takes longer than summing them.
 */
export const groupingMemory: JsonRead<null> = jsonRead(sql`select set_config('work_mem', '32MB', true)`, () => null);
