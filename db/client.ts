import 'server-only';
import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { env } from '@/lib/env';
import { workKinds } from '@/lib/work-kind';
import { bindToSession } from './bind-to-session';
import { ConnectionGate } from './connection-gate';

export type Database = PostgresJsDatabase;
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
      statement_timeout: workKinds.request.statementTimeoutMs,
      idle_in_transaction_session_timeout: workKinds.request.idleTimeoutMs,
    },
  });
  return drizzle(bindToSession(client));
}

// Kept on globalThis: Next loads modules once for pages and once for route handlers, and each would open a pool.
const pools = globalThis as typeof globalThis & {
  cmisAppPool?: Database;
  cmisSystemPool?: Database;
  cmisAppGate?: ConnectionGate;
  cmisSystemGate?: ConnectionGate;
};

export function appPool(): Database {
  pools.cmisAppPool ??= open(env().DATABASE_URL, APP_CONNECTIONS);
  return pools.cmisAppPool;
}

export function appGate(): ConnectionGate {
  pools.cmisAppGate ??= new ConnectionGate(APP_CONNECTIONS);
  return pools.cmisAppGate;
}

export function systemPool(): Database {
  pools.cmisSystemPool ??= open(env().DATABASE_SYSTEM_URL, SYSTEM_CONNECTIONS);
  return pools.cmisSystemPool;
}

export function systemGate(): ConnectionGate {
  pools.cmisSystemGate ??= new ConnectionGate(SYSTEM_CONNECTIONS);
  return pools.cmisSystemGate;
}
