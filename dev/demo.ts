import { z } from 'zod';
import { seedDemo } from './demo/seed-demo';

// `dev/demo/prepare-demo.ts` reads the last line on standard error as the error.
const settings = z
  .object({ CMIS_DEMO_STATE: z.string(), CMIS_DEMO_URL: z.url(), CMIS_DEMO_PASSWORD: z.string(), AUTH_URL: z.url() })
  .parse(process.env);

try {
  await seedDemo({
    stateFile: settings.CMIS_DEMO_STATE,
    url: settings.CMIS_DEMO_URL,
    publicUrl: settings.AUTH_URL,
    password: settings.CMIS_DEMO_PASSWORD,
    say: (line) => process.stdout.write(`${line}\n`),
  });
  // The database pools would keep the process alive.
  process.exit(0);
} catch (error) {
  const cause = error instanceof Error && error.cause instanceof Error ? `: ${error.cause.message}` : '';
  process.stderr.write(`${error instanceof Error ? (error.stack ?? '') : ''}\n${String(error)}${cause}\n`);
  process.exit(1);
}
