import { startSandbox } from './server';

/** The sandbox as a process: ends with the process that started it, on SIGTERM and on SIGINT. */
const sandbox = await startSandbox({
  port: Number(process.env.PORT ?? 0),
  host: process.env.HOST ?? '127.0.0.1',
  seed: process.env.CMIS_SANDBOX_SEED || undefined,
  stateDir: process.env.CMIS_SANDBOX_DIR || undefined,
});
process.stdout.write(`sandbox listening on ${sandbox.url}\n`);

function stop(): void {
  void sandbox.close().then(() => process.exit(0));
}
process.once('SIGTERM', stop);
process.once('SIGINT', stop);
process.once('disconnect', stop);
