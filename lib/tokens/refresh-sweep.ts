import 'server-only';
import { and, asc, eq, inArray, or, sql } from 'drizzle-orm';
import { integrationCredentials } from '@/db/schema/integration-credentials';
import { integrations } from '@/db/schema/integrations';
import { withSystem } from '@/db/system';
import { orgOfJob } from '@/lib/auth/org-of-job';
import { whereFree } from '@/lib/claims/lease';
import { AppError } from '@/lib/errors';
import { logger } from '@/lib/logger';
import { inParallel } from '@/lib/vendor-http/in-parallel';
import { accessTokenFor } from './access-token-for';
import { configuredPlatform, type PlatformSource } from './platform-config';
import { skipUnusableToken } from './skip-unusable-token';
import { sweepActor } from './token-events';

export interface DueToken {
  orgId: string;
  integrationId: string;
}

const MOST_A_TICK = 500;
// An engine step ends within half a minute even when no platform answers.
const PER_BATCH = 24;
const AT_A_TIME = 8;

const { refreshDueAt, exchangeSentAt, expiresAt, retryAt, leaseUntil } = integrationCredentials;

// Due, interrupted or ended, and neither waiting nor being renewed. The next tick takes those beyond the limit.
async function findDueTokens(): Promise<DueToken[]> {
  return withSystem('refresh: tokens that fall due', (tx) =>
    tx
      .select({ orgId: integrationCredentials.orgId, integrationId: integrationCredentials.integrationId })
      .from(integrationCredentials)
      .innerJoin(
        integrations,
        and(
          eq(integrations.orgId, integrationCredentials.orgId),
          eq(integrations.id, integrationCredentials.integrationId),
        ),
      )
      .where(
        and(
          inArray(integrations.status, ['choosing_accounts', 'active', 'refreshing', 'retry_wait']),
          or(sql`${refreshDueAt} <= now()`, sql`${exchangeSentAt} is not null`, sql`${expiresAt} <= now()`),
          whereFree(retryAt),
          whereFree(leaseUntil),
        ),
      )
      .orderBy(asc(sql`coalesce(${retryAt}, ${refreshDueAt}, ${expiresAt}, ${exchangeSentAt})`))
      .limit(MOST_A_TICK),
  );
}

export async function dueTokenBatches(): Promise<DueToken[][]> {
  const due = await findDueTokens();
  const batches: DueToken[][] = [];
  for (let start = 0; start < due.length; start += PER_BATCH) batches.push(due.slice(start, start + PER_BATCH));
  return batches;
}

async function renew({ orgId, integrationId }: DueToken, platformOf: PlatformSource): Promise<boolean> {
  const org = orgOfJob(orgId);
  try {
    await accessTokenFor(org, integrationId, platformOf, { actor: sweepActor, patienceSeconds: 0 });
    return true;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    logger.info({ orgId, integrationId, code }, 'a token that was due could not be renewed');
    if (error instanceof AppError) await skipUnusableToken(org, integrationId, error);
    else if (!(error instanceof Error && error.name === 'VendorError'))
      logger.error({ orgId, err: error }, 'the token renewal sweep failed unexpectedly');
    return false;
  }
}

/** Failures are recorded, never thrown, so that one integration delays no other. */
export async function renewBatch(
  batch: readonly DueToken[],
  platformOf: PlatformSource = configuredPlatform,
): Promise<{ renewed: number; failed: number }> {
  const results = await inParallel(batch, AT_A_TIME, (due) => renew(due, platformOf));
  const renewed = results.filter(Boolean).length;
  return { renewed, failed: results.length - renewed };
}
