import '@/server/load-env-files';
import { migrate } from '@/db/migrate';

const url = process.env.DATABASE_MIGRATION_URL;

if (!url) {
  process.stderr.write('DATABASE_MIGRATION_URL is not set: it is the connection URL of the role cmis_owner.\n');
  process.exitCode = 1;
} else {
  try {
    await migrate(url);
    process.stdout.write('The database is up to date.\n');
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    process.stderr.write(`The database could not be migrated: ${message}\n`);
    process.exitCode = 1;
  }
}
