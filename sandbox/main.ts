import { sandboxPlatforms } from './registry';
import { startSandbox } from './server';
import { webhookTarget } from './webhooks/webhook-target';

/** Ends with its parent process, and on SIGTERM and SIGINT. */
const sandbox = await startSandbox({
  port: Number(process.env.PORT ?? 0),
  host: process.env.HOST ?? '127.0.0.1',
  seed: process.env.CMIS_SANDBOX_SEED || undefined,
  stateDir: process.env.CMIS_SANDBOX_DIR || undefined,
  webhooks: webhookTarget(
    process.env,
    sandboxPlatforms.map(({ id }) => id),
  ),
});
process.stdout.write(`sandbox listening on ${sandbox.url}\n`);

function stop(): void {
  void sandbox.close().then(() => process.exit(0));
}
process.once('SIGTERM', stop);
process.once('SIGINT', stop);
process.once('disconnect', stop);
