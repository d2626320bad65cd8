import path from 'node:path';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as runMigrations } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';

// An arbitrary number shared by all processes: concurrent migrations run one after the other.
const MIGRATION_LOCK = 7_310_221;

// A lock that is not free within 10 seconds fails the migration instead of blocking the running product.
export async function migrate(ownerUrl: string): Promise<void> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {}, connection: { lock_timeout: 10_000 } });
  try {
    await sql`select pg_advisory_lock(${MIGRATION_LOCK})`;
    await runMigrations(drizzle(sql), { migrationsFolder: path.join(process.cwd(), 'db', 'migrations') });
  } finally {
    await sql.end();
  }
}
