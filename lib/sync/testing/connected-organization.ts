import { and, eq } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { integrations } from '@/db/schema/integrations';
import { syncCircuits } from '@/db/schema/sync-circuits';
import { syncRuns } from '@/db/schema/sync-runs';
import { withOrg } from '@/db/tenant';
import { mintOrganization } from '@/db/testing/organization';
import type { OrgSession, SessionWith } from '@/lib/auth/org-session';
import type { Role } from '@/lib/auth/roles';
import { chooseAccounts } from '@/lib/connect/choose-accounts';
import { finishConnect, startConnect } from '@/lib/connect/connect';
import { loadIntegration } from '@/lib/integrations/load-integration';
import type { Platform } from '@/lib/platforms/platform';
import type { SyncDataType, SyncRunDataType } from '@/lib/sync/types';
import { queueRun } from '../requests/queue-runs';
import { beginRun } from '../run/begin-run';
import { type FinishedRun, finishRun } from '../run/finish-run';
import { loadSteps, type StepOutline } from '../steps/load-steps';
import { runStep } from '../steps/run-step';
import type { PlannedStep } from '../steps/step-state';
import type { FakePlatform } from './fake-platform';

/** A session of a fresh organization's member. */
export function mintSession(): Promise<SessionWith<'owner'>>;
export function mintSession<R extends Role>(role: R): Promise<OrgSession & { role: R }>;
export async function mintSession(role: Role = 'owner'): Promise<OrgSession> {
  const { orgId, userId, email } = await mintOrganization({ role });
  return {
    orgId,
    organization: { id: orgId, name: 'Test', currency: 'SAR', timeZone: 'Asia/Riyadh', weekStartsOn: 0 },
    role,
    actor: { type: 'user', id: userId, requestId: null },
    user: { id: userId, name: 'Test Person', email },
  };
}

/** Goes to the fake's consent screen and comes back. Returns the integration, nothing chosen yet. */
export async function connect(session: SessionWith<'admin'>, platform: FakePlatform): Promise<string> {
  const request = { platform: platform.id, locale: 'en', origin: 'http://localhost:3000', sessionVersion: 1 };
  const consent = await startConnect(session, request, () => platform);
  const answer = new URLSearchParams({ code: 'code-1', state: consent.searchParams.get('state') ?? '' });
  const returned = { platform: platform.id, answer, userId: session.user.id, sessionVersion: 1 };
  return (await finishConnect(returned, () => platform)).integrationId;
}

/** Connects and chooses everything. */
export async function connectAll(session: SessionWith<'admin'>, platform: FakePlatform): Promise<string> {
  const integrationId = await connect(session, platform);
  const { adAccounts, profiles } = await loadIntegration(session.orgId, integrationId);
  await chooseAccounts(session, integrationId, {
    adAccountIds: adAccounts.map((account) => account.id),
    profileIds: profiles.map((profile) => profile.id),
  });
  return integrationId;
}

/** Queues a run. */
export async function queue(orgId: AuthorizedOrgId, integrationId: string, dataType: SyncRunDataType): Promise<string> {
  const run = { orgId, integrationId, dataType, trigger: 'manual' as const, requestedBy: null };
  return (await withOrg(orgId, (tx) => queueRun(tx, run))).id;
}

/** Begins a run that nothing is in the way of. Returns its open steps. */
export async function begin(orgId: AuthorizedOrgId, runId: string, claim = 'engine-1'): Promise<PlannedStep[]> {
  const beginning = await beginRun(orgId, runId, claim);
  if (beginning.state === 'busy') throw new Error('Another run or worker is in the way.');
  return beginning.state === 'begun' ? beginning.steps : [];
}

/** Does what the engine does with a run, without an engine. `maxPages`: how long each engine step is. */
export async function perform(
  orgId: AuthorizedOrgId,
  runId: string,
  platform: Platform,
  maxPages = 50,
  claim = 'engine-1',
): Promise<FinishedRun> {
  for (const planned of await begin(orgId, runId, claim)) {
    const step = { orgId, runId, claim, ...planned };
    let outcome = await runStep(step, { platformOf: () => platform, maxPages });
    while (outcome === 'more') outcome = await runStep(step, { platformOf: () => platform, maxPages });
    if (outcome === 'stopped' || outcome === 'lost') break;
  }
  const finished = await finishRun(orgId, runId, { claim });
  if (!finished) throw new Error('The run was taken over.');
  return finished;
}

/** Syncs once from queueing to the end. */
export async function sync(
  orgId: AuthorizedOrgId,
  integrationId: string,
  platform: Platform,
  dataType: SyncDataType = 'all',
): Promise<FinishedRun> {
  return perform(orgId, await queue(orgId, integrationId, dataType), platform);
}

/** All runs of an organization, newest first. */
export async function runsOf(orgId: AuthorizedOrgId): Promise<(typeof syncRuns.$inferSelect)[]> {
  const runs = await withOrg(orgId, (tx) => tx.select().from(syncRuns));
  return runs.sort((a, b) => b.requestedAt.getTime() - a.requestedAt.getTime());
}

/** One run of an organization. */
export async function runOf(orgId: AuthorizedOrgId, runId: string) {
  return (await runsOf(orgId)).find(({ id }) => id === runId);
}

/** The steps of a run, in their order. */
export function stepsOf(orgId: AuthorizedOrgId, runId: string): Promise<StepOutline[]> {
  return withOrg(orgId, (tx) => loadSteps(tx, orgId, runId));
}

/** The integrations of an organization. */
export function integrationsOf(orgId: AuthorizedOrgId): Promise<(typeof integrations.$inferSelect)[]> {
  return withOrg(orgId, (tx) => tx.select().from(integrations));
}

/** Lets every circuit's break be over, as time does: the next call of each account goes through. */
export async function closeCircuits(orgId: AuthorizedOrgId): Promise<void> {
  await withOrg(orgId, (tx) => tx.update(syncCircuits).set({ openUntil: new Date(0) }));
}

/** Gives a run other times, or other values, than it came to have. */
export async function alterRun(
  orgId: AuthorizedOrgId,
  runId: string,
  values: Partial<typeof syncRuns.$inferInsert>,
): Promise<void> {
  await withOrg(orgId, (tx) =>
    tx
      .update(syncRuns)
      .set(values)
      .where(and(eq(syncRuns.orgId, orgId), eq(syncRuns.id, runId))),
  );
}

/** The moment so many seconds ago. */
export const ago = (seconds: number) => new Date(Date.now() - seconds * 1000);
