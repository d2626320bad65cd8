import { and, eq } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { integrations } from '@/db/schema/integrations';
import { syncRuns } from '@/db/schema/sync-runs';
import { withOrg } from '@/db/tenant';
import { notFound } from '@/lib/errors';
import { accessTokenFor, type RefusedToken, type UsableToken } from '@/lib/integrations/credentials';
import { configuredPlatform, type PlatformSource } from '@/lib/integrations/platform-config';
import { syncActor } from '@/lib/integrations/token-events';
import type { Platform } from '@/lib/platforms/platform';
import { VendorError } from '@/lib/vendor-http/vendor-error';
import { isRun, loadRun } from './load-run';
import { stepOf } from './plan';
import { readPage } from './read-page';
import { settleFailure } from './settle-failure';
import { type StepRef, stepStateOf } from './step-state';

/** more: pages remain; done, failed: the step ended; stopped: the whole run must end. */
export type StepOutcome = 'more' | 'done' | 'failed' | 'stopped';

interface StepOptions {
  platformOf?: PlatformSource;
  /** Pages, and time, after which the step pauses, so that an engine step stays short. */
  maxPages?: number;
  maxMs?: number;
}

/**
 * Calls `read` with a living token; again with a renewed one when the platform refuses the first as expired, or when
 * it refuses one that was renewed by somebody else while it was in use.
 * @throws what `read` throws, and what `accessTokenFor` does
 */
async function withToken<T>(
  orgId: AuthorizedOrgId,
  integrationId: string,
  platformOf: PlatformSource,
  read: (token: UsableToken) => Promise<T>,
): Promise<T> {
  let refused: RefusedToken | undefined;
  for (;;) {
    const token = await accessTokenFor(orgId, integrationId, platformOf, { actor: syncActor, refused });
    try {
      return await read(token);
    } catch (error) {
      if (!(error instanceof VendorError)) throw error;
      const { version } = token;
      // Whether that is worth a renewal is not ours to judge.
      refused = error.code === 'token_expired' ? { version, error } : undefined;
      if (!refused && error.code !== 'token_revoked') throw error;
      if (!refused && (await accessTokenFor(orgId, integrationId, platformOf)).version === version) throw error;
    }
  }
}

/**
 * Reads a step of a running sync run from where it stands, page after page: each page is fetched, then written
 * together with its cursor and the run's counts in one transaction. A token that is refused before its end is renewed
 * and the page read again.
 * @returns `stopped` when the grant is dead or the run was ended by someone else
 * @throws VendorError (`transient`, `rate_limited`) for the engine to try again; the attempt is noted on the run
 */
export async function runStep(step: StepRef, options: StepOptions = {}): Promise<StepOutcome> {
  const { platformOf = configuredPlatform, maxPages = 50, maxMs = 20_000 } = options;
  const giveWayAt = Date.now() + maxMs;
  let tokenVersion: number | undefined;
  try {
    const { integrationId, platform } = await integrationOf(step, platformOf);
    const reader = stepOf(step.key, { orgId: step.orgId, integrationId, platform });
    for (let pages = 0; pages < maxPages && (pages === 0 || Date.now() < giveWayAt); pages += 1) {
      const run = await withOrg(step.orgId, (tx) => loadRun(tx, step.orgId, step.runId));
      if (run.status !== 'running') return 'stopped';
      const stands = stepStateOf(run.cursors, step.key) ?? { state: 'done' as const };
      if (stands.state !== 'open') return stands.state;
      const asked = { step, stands, text: run.cursors[step.key] ?? '', platform };
      const page = await withToken(step.orgId, integrationId, platformOf, ({ accessToken, version }) => {
        tokenVersion = version;
        return readPage(reader, { ...asked, accessToken });
      });
      if (page === 'last') return 'done';
    }
    return 'more';
  } catch (error) {
    return settleFailure(step, error, tokenVersion);
  }
}

async function integrationOf({ orgId, runId }: StepRef, platformOf: PlatformSource) {
  const [found] = await withOrg(orgId, (tx) =>
    tx
      .select({ integrationId: syncRuns.integrationId, platform: integrations.platform })
      .from(syncRuns)
      .innerJoin(integrations, and(eq(integrations.orgId, syncRuns.orgId), eq(integrations.id, syncRuns.integrationId)))
      .where(isRun(orgId, runId)),
  );
  if (!found) throw notFound();
  return { integrationId: found.integrationId, platform: platformOf(found.platform as Platform['id']) };
}
