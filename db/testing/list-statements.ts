import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { env } from '@/lib/env';

/** Replaces both pools. Each statement on them is added to the list, except `set_config`, which sets the tenant. */
export function listStatements(): string[] {
  const statements: string[] = [];
  const logger = {
    logQuery: (text: string) => {
      if (!text.includes('set_config')) statements.push(text);
    },
  };
  const open = (url: string) => drizzle(postgres(url, { onnotice: () => {} }), { logger });
  const { DATABASE_URL, DATABASE_SYSTEM_URL } = env();
  Object.assign(globalThis, { cmisAppPool: open(DATABASE_URL), cmisSystemPool: open(DATABASE_SYSTEM_URL) });
  return statements;
}
