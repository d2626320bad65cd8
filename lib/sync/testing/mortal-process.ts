import { orgOfJob } from '@/lib/auth/org-of-job';
import { logger } from '@/lib/logger';
import { travel } from './restartable-journey';

/** Set by a test: the integration to sync, and the place at which this process dies. */
export interface MortalTask {
  orgId: string;
  integrationId: string;
  tag: string;
  claim: string;
  /** Number of the place on the way, from 0. */
  dieAt: number;
  /** How long after that place: inside the transaction that follows, with luck. */
  dieAfterMs: number;
}

// A process of the product for tests, killed by itself as kill -9 does: nothing is closed, nothing is reported.
logger.level = 'silent';
const die = () => process.kill(process.pid, 'SIGKILL');

process.once('message', async ({ dieAt, dieAfterMs, orgId, ...task }: MortalTask) => {
  let places = 0;
  const pass = () => {
    if (places++ !== dieAt) return;
    if (dieAfterMs > 0) setTimeout(die, dieAfterMs);
    else die();
  };
  await travel({ ...task, orgId: orgOfJob(orgId), pass });
  process.exit(0);
});
process.send?.('ready');
