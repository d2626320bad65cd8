import postgres from 'postgres';
import { inject } from 'vitest';
import { MIGRATED_DATABASE } from './migrated-database';

// Call it before the environment is read. `name`: letters and _, unique among the test files. Returns the URL of a
// superuser.
export async function useOwnDatabase(name: string, template = MIGRATED_DATABASE): Promise<string> {
  const urls = inject('databaseUrls');
  const sql = postgres(urls.superuser, { max: 1, onnotice: () => {} });
  try {
    await sql`create database ${sql(name)} owner cmis_owner template ${sql(template)}`;
    await sql`grant connect on database ${sql(name)} to cmis_app, cmis_system`;
  } finally {
    await sql.end();
  }
  const own = (url: string) => Object.assign(new URL(url), { pathname: `/${name}` }).href;
  Object.assign(process.env, {
    DATABASE_URL: own(urls.app),
    DATABASE_SYSTEM_URL: own(urls.system),
    DATABASE_MIGRATION_URL: own(urls.owner),
  });
  return own(urls.superuser);
}
