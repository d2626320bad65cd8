import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';

const MIGRATIONS = path.join(process.cwd(), 'db', 'migrations');

export async function migrateThrough(ownerUrl: string, last: string): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'cmis-migrations-'));
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  try {
    await cp(MIGRATIONS, folder, { recursive: true });
    const file = path.join(folder, 'meta', '_journal.json');
    const journal: { entries: { tag: string }[] } = JSON.parse(await readFile(file, 'utf8'));
    const index = journal.entries.findIndex(({ tag }) => tag === last);
    if (index < 0) throw new Error(`There is no migration ${last}.`);
    await writeFile(file, JSON.stringify({ ...journal, entries: journal.entries.slice(0, index + 1) }));
    await migrate(drizzle(sql), { migrationsFolder: folder });
  } finally {
    await sql.end();
    await rm(folder, { recursive: true, force: true });
  }
}
