import { randomBytes } from 'node:crypto';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import postgres from 'postgres';
import { migrate } from '@/db/migrate';
import { provisionDatabase } from '@/db/provision';
import { startPostgres } from '@/dev/postgres/start';
import { removeDataFolder } from '@/dev/testing/run-stack';

export interface BenchDatabase {
  urls: { owner: string; app: string; system: string; executor: string };
  remove(): Promise<void>;
}

export async function throwawayDatabase(): Promise<BenchDatabase> {
  const folder = await mkdtemp(path.join(tmpdir(), 'cmis-bench-'));
  const server = await startPostgres({
    dataDir: path.join(folder, 'postgres'),
    superuserPassword: randomBytes(12).toString('hex'),
  });
  const urls = await provisionDatabase(server.superuserUrl, 'cmis', { owner: 'owner', app: 'app', system: 'system' });
  await migrate(urls.owner);
  const sql = postgres(server.superuserUrl, { max: 1, onnotice: () => {} });
  await sql`create database cmis_executor owner cmis_owner`;
  await sql.end();
  Object.assign(process.env, {
    AUTH_URL: 'http://localhost:3000',
    AUTH_SECRET: randomBytes(32).toString('hex'),
    DATABASE_URL: urls.app,
    DATABASE_SYSTEM_URL: urls.system,
    DATABASE_MIGRATION_URL: urls.owner,
    TOKEN_ENCRYPTION_KEYS: `bench:${randomBytes(32).toString('base64')}`,
    NODE_ENV: 'production',
  });
  return {
    urls: { ...urls, executor: urls.owner.replace(/\/cmis$/, '/cmis_executor') },
    async remove() {
      await server.stop();
      await removeDataFolder(folder);
    },
  };
}
