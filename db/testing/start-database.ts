import { randomBytes } from 'node:crypto';
import { mkdtemp, readlink, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import postgres from 'postgres';
import type { TestProject } from 'vitest/node';
import { startPostgres } from '@/dev/postgres/start';
import { migrate } from '../migrate';
import { provisionDatabase } from '../provision';
import { keepMigrated } from './migrated-database';

declare module 'vitest' {
  interface ProvidedContext {
    databaseUrls: { owner: string; app: string; system: string; superuser: string; executor: string };
  }
}

export default async function startDatabase(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(path.join(tmpdir(), 'cmis-test-'));
  const dataDir = path.join(folder, 'postgres');
  const server = await startPostgres({ dataDir, superuserPassword: randomBytes(12).toString('hex'), disposable: true });
  const passwords = { owner: 'owner', app: 'app', system: 'system' };
  const urls = await provisionDatabase(server.superuserUrl, 'cmis_test', passwords);
  await migrate(urls.owner);
  const sql = postgres(server.superuserUrl, { max: 1, onnotice: () => {} });
  await sql`create database cmis_executor owner cmis_owner`;
  await keepMigrated(sql, 'cmis_test');
  await sql.end();
  const executor = urls.owner.replace('/cmis_test', '/cmis_executor');
  project.provide('databaseUrls', { ...urls, superuser: server.superuserUrl, executor });
  return async () => {
    await server.stop();
    const home = await readlink(dataDir).catch(() => undefined);
    for (const made of [home, folder]) if (made) await rm(made, { recursive: true, force: true });
  };
}
