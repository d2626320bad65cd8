import path from 'node:path';
import { LocalStack } from './local-stack';
import { StartError } from './start-error';

process.chdir(path.join(import.meta.dirname, '..'));
// The reader of our output may end before us.
process.stdout.on('error', () => undefined);
process.stderr.on('error', () => undefined);

const stack = new LocalStack((line) => process.stdout.write(`${line}\n`));

async function stop(exitCode: number): Promise<void> {
  await stack.stop().catch((error) => process.stderr.write(`${String(error)}\n`));
  process.exit(exitCode);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop(0));

try {
  await stack.start();
} catch (error) {
  if (!stack.isStopping) {
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    process.stderr.write(`${error instanceof StartError ? error.message : detail}\n`);
    await stop(1);
  }
}
