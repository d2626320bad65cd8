import { orgOfJob } from '@/lib/auth/org-of-job';
import { AppError } from '@/lib/errors';
import { logger } from '@/lib/logger';
import { VendorError } from '@/lib/vendor-http/vendor-error';
import { accessTokenFor } from '../access-token-for';
import { SingleUsePlatform } from './single-use-platform';

export interface Ask {
  orgId: string;
  integrationId: string;
  origin: string;
  callers: number;
  timeoutMs: number;
  leaseSeconds: number;
  patienceSeconds?: number;
  // The renewing caller stops here until the process is killed.
  pause?: 'before' | 'after';
}

export type ProcessReport =
  | { is: 'ready' | 'paused' }
  | { is: 'answered'; tokens: string[]; errors: string[]; ms: number };

// A process of the product for tests, against a platform that the test runs.
logger.level = 'silent';
const report = (message: ProcessReport) => process.send?.(message);

async function stopDead(): Promise<void> {
  report({ is: 'paused' });
  await new Promise(() => {});
}

function nameOf(error: unknown): string {
  if (error instanceof AppError) return `${error.code} ${error.values.reason ?? ''}`.trim();
  if (error instanceof VendorError) return `${error.errorClass} ${error.code}`;
  return String(error);
}

process.on('message', async (ask: Ask) => {
  const platform = new SingleUsePlatform(ask.origin, ask.timeoutMs);
  if (ask.pause) platform[ask.pause] = stopDead;
  const { leaseSeconds, patienceSeconds } = ask;
  const options = { leaseSeconds, ...(patienceSeconds === undefined ? {} : { patienceSeconds }) };
  const startedAt = performance.now();
  const results = await Promise.allSettled(
    Array.from({ length: ask.callers }, () =>
      accessTokenFor(orgOfJob(ask.orgId), ask.integrationId, () => platform, options),
    ),
  );
  report({
    is: 'answered',
    tokens: results.flatMap((result) => (result.status === 'fulfilled' ? [result.value.accessToken] : [])),
    errors: results.flatMap((result) => (result.status === 'rejected' ? [nameOf(result.reason)] : [])),
    ms: Math.round(performance.now() - startedAt),
  });
});
process.once('disconnect', () => process.exit(0));
report({ is: 'ready' });
