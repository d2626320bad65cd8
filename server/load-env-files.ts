import { withEnvFiles } from '@/lib/with-env-files';

// Every command imports this first: modules below it read the environment while they load.
try {
  Object.assign(process.env, withEnvFiles(process.env, process.cwd()));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exit(1);
}
