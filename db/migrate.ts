import path from 'node:path';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as runMigrations } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';

// Any number, the same for every process: two that start at once migrate one after the other.
const MIGRATION_LOCK = 7_310_221;

/**
 * Brings the database at `ownerUrl` (role cmis_owner) to the newest schema. Already applied migrations are skipped.
 * A lock that cannot be had within 10 seconds fails the migration instead of blocking the running product.
 */
export async function migrate(ownerUrl: string): Promise<void> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {}, connection: { lock_timeout: 10_000 } });
  try {
    await sql`select pg_advisory_lock(${MIGRATION_LOCK})`;
    await runMigrations(drizzle(sql), { migrationsFolder: path.join(process.cwd(), 'db', 'migrations') });
  } finally {
    await sql.end();
  }
}
