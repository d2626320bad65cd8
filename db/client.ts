import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { env } from '@/lib/env';
import { workKinds } from '@/lib/work-kind';
import { ConnectionGate } from './connection-gate';

export type Database = PostgresJsDatabase;
/** A transaction handle, as `withOrg` and `withSystem` give it. */
export type Tx = Parameters<Parameters<Database['transaction']>[0]>[0];

const APP_CONNECTIONS = 12;
const SYSTEM_CONNECTIONS = 6;

function open(url: string, maxConnections: number): Database {
  const client = postgres(url, {
    max: maxConnections,
    connect_timeout: 5,
    idle_timeout: 60,
    onnotice: () => {},
    connection: {
      application_name: 'cmis',
      // Of a request; background work widens them in its transactions.
      statement_timeout: workKinds.request.statementTimeoutMs,
      idle_in_transaction_session_timeout: workKinds.request.idleTimeoutMs,
    },
  });
  return drizzle(client);
}

// Kept on globalThis: Next loads a module once for pages and once for route handlers, and each would open a pool.
const pools = globalThis as typeof globalThis & {
  cmisAppPool?: Database;
  cmisSystemPool?: Database;
  cmisAppGate?: ConnectionGate;
  cmisSystemGate?: ConnectionGate;
};

/** Pool of the app role. Private to db/: use `withOrg`. */
export function appPool(): Database {
  pools.cmisAppPool ??= open(env().DATABASE_URL, APP_CONNECTIONS);
  return pools.cmisAppPool;
}

/** Who may use a connection of the app pool, by organization. Private to db/. */
export function appGate(): ConnectionGate {
  pools.cmisAppGate ??= new ConnectionGate(APP_CONNECTIONS);
  return pools.cmisAppGate;
}

/** Pool of the system role. Private to db/: use `withSystem`. */
export function systemPool(): Database {
  pools.cmisSystemPool ??= open(env().DATABASE_SYSTEM_URL, SYSTEM_CONNECTIONS);
  return pools.cmisSystemPool;
}

/** Who may use a connection of the system pool. Private to db/. */
export function systemGate(): ConnectionGate {
  pools.cmisSystemGate ??= new ConnectionGate(SYSTEM_CONNECTIONS);
  return pools.cmisSystemGate;
}
