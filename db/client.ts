import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { env } from '@/lib/env';

export type Database = PostgresJsDatabase;
/** A transaction handle, as `withOrg` and `withSystem` give it. */
export type Tx = Parameters<Parameters<Database['transaction']>[0]>[0];

const STATEMENT_TIMEOUT_MS = 30_000;

function open(url: string, maxConnections: number): Database {
  const client = postgres(url, {
    max: maxConnections,
    connect_timeout: 5,
    idle_timeout: 60,
    onnotice: () => {},
    connection: {
      application_name: 'cmis',
      statement_timeout: STATEMENT_TIMEOUT_MS,
      idle_in_transaction_session_timeout: STATEMENT_TIMEOUT_MS,
    },
  });
  return drizzle(client);
}

// Kept on globalThis: Next loads a module once for pages and once for route handlers, and each would open a pool.
const pools = globalThis as typeof globalThis & { cmisAppPool?: Database; cmisSystemPool?: Database };

/** Pool of the app role. Private to db/: use `withOrg`. */
export function appPool(): Database {
  pools.cmisAppPool ??= open(env().DATABASE_URL, 12);
  return pools.cmisAppPool;
}

/** Pool of the system role. Private to db/: use `withSystem`. */
export function systemPool(): Database {
  pools.cmisSystemPool ??= open(env().DATABASE_SYSTEM_URL, 6);
  return pools.cmisSystemPool;
}
