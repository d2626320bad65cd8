import { orgOfJob } from '@/lib/auth/org-of-job';
import { logger } from '@/lib/logger';
import { requireReauth } from '@/lib/tokens/require-reauth';
import { systemActor } from '@/lib/tokens/token-events';

export interface EndedGrants {
  grants: { orgId: string; integrationId: string; version: number }[];
}

export type TakeoverAnswer = { is: 'ready' } | { is: 'done'; errors: string[] };

// A process of the product for tests that learns of ended grants, as a sync does.
logger.level = 'silent';
const send = (answer: TakeoverAnswer) => process.send?.(answer);

process.on('message', async ({ grants }: EndedGrants) => {
  const results = await Promise.allSettled(
    grants.map(({ orgId, integrationId, version }) =>
      requireReauth(orgOfJob(orgId), integrationId, {
        reason: 'token_revoked',
        version,
        event: { actor: systemActor, cause: 'rejected' },
      }),
    ),
  );
  send({
    is: 'done',
    errors: results.flatMap((result) => (result.status === 'rejected' ? [String(result.reason)] : [])),
  });
});
process.once('disconnect', () => process.exit(0));
send({ is: 'ready' });
