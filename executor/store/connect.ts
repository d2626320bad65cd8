import postgres from 'postgres';
import { z } from 'zod';
import { schemaSql, schemaVersion } from './schema.sql';

// bigint columns hold milliseconds and counters, all far below 2^53.
const types = { bigint: { to: 20, from: [20], parse: Number, serialize: String } };

export type Store = postgres.Sql<{ bigint: number }>;
export type StoreTx = postgres.TransactionSql<{ bigint: number }>;

export interface StoreOptions {
  databaseUrl: string;
  schema: string;
  connections: number;
}

export function connectStore({ databaseUrl, schema, connections }: StoreOptions): Store {
  return postgres(databaseUrl, {
    max: connections,
    types,
    onnotice: () => {},
    connection: { search_path: schema, application_name: 'cmis-executor' },
  });
}

/** Creates the schema when missing. @throws Error when another version of this executor created it */
export async function prepareSchema(store: Store, schema: string): Promise<void> {
  await store.begin(async (tx) => {
    await tx`create schema if not exists ${tx(schema)}`;
    await tx`create table if not exists schema_version (version integer not null)`;
    const rows = z.array(z.object({ version: z.number() })).parse(await tx`select version from schema_version`);
    const version = rows[0]?.version;
    if (version === schemaVersion) return;
    if (version !== undefined) {
      throw new Error(`The executor's tables are version ${version}, this executor needs ${schemaVersion}.`);
    }
    await tx.unsafe(schemaSql);
    await tx`insert into schema_version values (${schemaVersion})`;
  });
}
