import 'server-only';
import { and, eq } from 'drizzle-orm';
import { integrations } from '@/db/schema/integrations';
import { syncRuns } from '@/db/schema/sync-runs';
import { withOrg } from '@/db/tenant';
import { loadLostReason } from '@/lib/accounts/grant-half';
import { notFound } from '@/lib/errors';
import { callPlatform } from '@/lib/platform-calls/call-platform';
import {
  type CircuitBreak,
  type CircuitRef,
  circuitSubject,
  enterCircuit,
  findSharedBreak,
} from '@/lib/platform-calls/circuit';
import type { Platform } from '@/lib/platforms/platform';
import { configuredPlatform, type PlatformSource } from '@/lib/tokens/platform-config';
import { reauthRequired } from '@/lib/tokens/require-reauth';
import { whereRun } from '../run/load-run';
import { isHeldBy } from '../run/run-claim';
import { skipStep } from './close-step';
import { deferStep } from './defer-step';
import { type FailedCall, handleStepError } from './handle-step-error';
import { isReadThrough } from './is-read-through';
import { loadStep } from './load-steps';
import { halfOf, stepOf } from './plan';
import { readPage } from './read-page';
import { type StepRef, toOpenStep } from './step-state';

// deferred: until the circuit of its account closes; stopped: the whole run must end; lost: the run ended, or another
// worker holds it.
export type StepOutcome = 'more' | 'deferred' | 'done' | 'failed' | 'stopped' | 'lost';

export interface StepOptions {
  platformOf?: PlatformSource;
  // Limits after which the step pauses, so that an engine step stays short.
  maxPages?: number;
  maxMs?: number;
  // An instant that the engine's clock has reached, in epoch milliseconds, whatever the clock of this process says.
  waitedUntil?: number;
}

/**
 * Reads a step from its checkpoint on, page after page. Makes no call while the account's circuit is open, here or for
 * another organization that reads it.
 * @throws VendorError (`transient`, `rate_limited`) when a retry may help; the attempt is recorded
 */
export async function runStep(step: StepRef, options: StepOptions = {}): Promise<StepOutcome> {
  const { platformOf = configuredPlatform, maxPages = 50, maxMs = 8_000, waitedUntil = 0 } = options;
  const deadline = Date.now() + maxMs;
  let call: FailedCall | undefined;
  try {
    const { integrationId, platform } = await integrationOf(step, platformOf);
    const reader = stepOf(step, { orgId: step.orgId, integrationId, platform });
    const circuit = { orgId: step.orgId, integrationId, subject: circuitSubject(step) };
    const half = halfOf(step);
    const shared = await findSharedBreak(circuit, new Date(Math.max(Date.now(), waitedUntil)));
    for (let pages = 0; pages < maxPages && (pages === 0 || Date.now() < deadline); pages += 1) {
      call = undefined;
      const check = await checkStep(step, circuit, waitedUntil, shared);
      if (check === 'elsewhere') {
        await skipStep(step);
        return 'done';
      }
      if (typeof check === 'string') return check;
      if (check.lost !== null) throw reauthRequired(check.lost);
      const { open, circuitState } = check;
      if (circuitState.state === 'open') return await deferStep(step, open, circuitState);
      const request = { step, open, platform, circuit: circuitState.isQuiet ? undefined : circuit };
      const isTrial = circuitState.state === 'trial';
      const page = await callPlatform({ orgId: step.orgId, integrationId, platformOf, half }, (token) => {
        call = { tokenVersion: token.version, circuit, isTrial, part: { platform, half } };
        return readPage(reader, { ...request, accessToken: token.accessToken });
      });
      if (page === 'last') return 'done';
    }
    return 'more';
  } catch (error) {
    return handleStepError(step, error, call);
  }
}

function checkStep(step: StepRef, circuit: CircuitRef, waitedUntil: number, shared: CircuitBreak | null) {
  const now = new Date(Math.max(Date.now(), waitedUntil));
  return withOrg(step.orgId, async (tx) => {
    const { run, step: stored } = await loadStep(tx, step);
    if (!isHeldBy(run, step)) return 'lost';
    if (stored?.state !== 'open') return stored?.state ?? 'done';
    const { orgId, integrationId } = circuit;
    if (!(await isReadThrough(tx, orgId, integrationId, step))) return 'elsewhere';
    const lost = await loadLostReason(tx, orgId, integrationId, halfOf(step));
    const circuitState = shared ? { state: 'open' as const, ...shared } : await enterCircuit(tx, circuit, now);
    return { open: toOpenStep(stored), circuitState, lost };
  });
}

async function integrationOf({ orgId, runId }: StepRef, platformOf: PlatformSource) {
  const [found] = await withOrg(orgId, (tx) =>
    tx
      .select({ integrationId: syncRuns.integrationId, platform: integrations.platform })
      .from(syncRuns)
      .innerJoin(integrations, and(eq(integrations.orgId, syncRuns.orgId), eq(integrations.id, syncRuns.integrationId)))
      .where(whereRun(orgId, runId)),
  );
  if (!found) throw notFound();
  return { integrationId: found.integrationId, platform: platformOf(found.platform as Platform['id']) };
}
