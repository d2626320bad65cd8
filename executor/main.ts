import { z } from 'zod';
import { startExecutor } from './executor';

const text = z.string().trim().min(1);
const settings = z.object({
  EXECUTOR_DATABASE_URL: text,
  APP_URL: z.url().optional(),
  HOST: text.default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(0),
  INNGEST_EVENT_KEY: text,
  INNGEST_SIGNING_KEY: text,
});

function fail(line: string): never {
  process.stderr.write(`${line}\n`);
  process.exit(1);
}

function readSettings() {
  const set = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ''));
  const parsed = settings.safeParse(set);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  return fail(`The executor cannot start. ${problems.join('; ')}`);
}

async function main(): Promise<void> {
  const env = readSettings();
  const starting = startExecutor({
    databaseUrl: env.EXECUTOR_DATABASE_URL,
    appUrl: env.APP_URL,
    host: env.HOST,
    port: env.PORT,
    eventKey: env.INNGEST_EVENT_KEY,
    signingKey: env.INNGEST_SIGNING_KEY,
    onLost: () => fail('The executor lost its database connection and ends; stored work continues after a restart.'),
  });
  let isStopping = false;
  const stop = () => {
    if (isStopping) return;
    isStopping = true;
    starting
      .then((executor) => executor.close())
      .then(
        () => process.exit(0),
        (error: Error) => fail(`The executor did not stop cleanly: ${error.message}`),
      );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  // The parent ended, perhaps by kill -9: nothing else would stop this process.
  process.on('disconnect', stop);
  const executor = await starting;
  process.stdout.write(`executor listening on ${executor.url}\n`);
}

main().catch((error: Error) => fail(`The executor cannot start. ${error.message}`));
