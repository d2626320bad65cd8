import { and, eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { integrations } from '@/db/schema/integrations';
import { syncRuns } from '@/db/schema/sync-runs';
import { withOrg } from '@/db/tenant';
import type { OrgSession } from '@/lib/auth/org-session';
import { chooseAccounts } from '@/lib/integrations/choose-accounts';
import { getIntegration } from '@/lib/integrations/data';
import { beginRun } from './begin-run';
import { queueBatch } from './dispatch';
import { dueOrganizations } from './due';
import { finishRun } from './finish-run';
import { markAnnounced, queueScheduledRuns } from './queue-runs';
import { getSyncStates } from './state';
import { endAbandonedRuns, findAbandonedRuns, markReannounced, runsToReannounce } from './sweep-runs';
import { connect, connectAll, mintSession, perform, queue, runsOf } from './testing/connected-organization';
import { FakePlatform, remoteAccount } from './testing/fake-platform';
import { triggerSync } from './trigger-sync';

let session: OrgSession;
let platform: FakePlatform;

beforeEach(async () => {
  session = await mintSession();
  platform = new FakePlatform();
  platform.accounts = [remoteAccount('1'), remoteAccount('2')];
});

/** An integration with nothing queued. */
async function idleIntegration(): Promise<string> {
  const id = await connectAll(session, platform);
  for (const run of await runsOf(session.orgId)) await perform(session.orgId, run.id, platform);
  return id;
}

async function setStatus(id: string, status: 'reauth_required' | 'revoked'): Promise<void> {
  await withOrg(session.orgId, (tx) => tx.update(integrations).set({ status }).where(eq(integrations.id, id)));
}

async function age(runId: string, times: Partial<typeof syncRuns.$inferInsert>): Promise<void> {
  await withOrg(session.orgId, (tx) =>
    tx
      .update(syncRuns)
      .set(times)
      .where(and(eq(syncRuns.orgId, session.orgId), eq(syncRuns.id, runId))),
  );
}

const ago = (seconds: number) => new Date(Date.now() - seconds * 1000);

describe('choosing accounts', () => {
  it('is protected: below admin nobody may, and ids of another organization are refused', async () => {
    const id = await connect(session, platform);
    const foreign = await mintSession();
    const theirs = await getIntegration(foreign.orgId, await connect(foreign, platform));
    const choice = { adAccountIds: [theirs.adAccounts[0]?.id ?? ''], profileIds: [] };
    await expect(chooseAccounts({ ...session, role: 'marketer' }, id, choice)).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(chooseAccounts(session, id, choice)).rejects.toMatchObject({
      code: 'invalid_input',
      messageKey: 'accountsUnknown',
    });
    await expect(chooseAccounts(session, theirs.id, choice)).rejects.toMatchObject({ code: 'not_found' });
    expect(await getIntegration(session.orgId, id)).toMatchObject({ status: 'choosing_accounts' });
  });

  it('selects exactly the choice, activates and queues one first run that goes first', async () => {
    const id = await connect(session, platform);
    const { adAccounts } = await getIntegration(session.orgId, id);
    const adAccountIds = [adAccounts[1]?.id ?? ''];
    const first = await chooseAccounts(session, id, { adAccountIds, profileIds: [] });
    const again = await chooseAccounts(session, id, { adAccountIds, profileIds: [] });
    expect(again.runId).toBe(first.runId);
    expect(first.event).toMatchObject({ id: first.runId, data: { priority: 600, delaySeconds: 0 } });
    const integration = await getIntegration(session.orgId, id);
    expect(integration).toMatchObject({ status: 'active', sync: { state: 'queued', run: { trigger: 'connect' } } });
    expect(integration.adAccounts.filter((account) => account.selected).map((account) => account.id)).toEqual(
      adAccountIds,
    );
  });

  it('refuses an empty choice', async () => {
    const id = await connect(session, platform);
    await expect(chooseAccounts(session, id, { adAccountIds: [], profileIds: [] })).rejects.toMatchObject({
      messageKey: 'noAccountsChosen',
    });
  });
});

describe('triggering a sync', () => {
  it('is protected: viewers may not, and other organizations find nothing', async () => {
    const id = await idleIntegration();
    await expect(triggerSync({ ...session, role: 'viewer' }, id, 'all')).rejects.toMatchObject({ code: 'forbidden' });
    await expect(triggerSync(await mintSession(), id, 'all')).rejects.toMatchObject({ code: 'not_found' });
  });

  it('answers the run in progress to whoever asks for the same, ten at once included', async () => {
    const id = await idleIntegration();
    const answers = await Promise.all(Array.from({ length: 10 }, () => triggerSync(session, id, 'metrics')));
    expect(new Set(answers.map((answer) => answer.run.id)).size).toBe(1);
    expect(answers.filter((answer) => !answer.alreadyRunning)).toHaveLength(1);
    const runId = answers[0]?.run.id ?? '';
    await beginRun(session.orgId, runId);
    expect(await triggerSync(session, id, 'metrics')).toMatchObject({
      alreadyRunning: true,
      event: null,
      run: { status: 'running' },
    });
    expect(await triggerSync(session, id, 'posts')).toMatchObject({ alreadyRunning: false });
    await finishRun(session.orgId, runId);
    expect(await triggerSync(session, id, 'metrics')).toMatchObject({ alreadyRunning: false });
  });

  it('does not wait behind a scheduled run that waits for its slot', async () => {
    const id = await idleIntegration();
    await queueScheduledRuns(session.orgId, [id], 'metrics');
    const { alreadyRunning, event } = await triggerSync(session, id, 'metrics');
    expect({ alreadyRunning, delay: event?.data.delaySeconds }).toEqual({ alreadyRunning: false, delay: 0 });
  });

  it('is refused while accounts are to be chosen, and when the account must be reconnected', async () => {
    const id = await connect(session, platform);
    await expect(triggerSync(session, id, 'all')).rejects.toMatchObject({
      code: 'conflict',
      messageKey: 'chooseAccountsFirst',
    });
    await setStatus(id, 'reauth_required');
    await expect(triggerSync(session, id, 'all')).rejects.toMatchObject({ code: 'reauth_required', status: 409 });
  });
});

describe('the schedule', () => {
  it('finds what can be read, and leaves out what cannot', async () => {
    const id = await idleIntegration();
    const mine = async () => (await dueOrganizations('metrics')).filter((due) => due.orgId === session.orgId);
    expect(await mine()).toEqual([{ orgId: session.orgId, integrationIds: [id] }]);
    await setStatus(id, 'revoked');
    expect(await mine()).toEqual([]);
  });

  it('queues once however often a tick comes, also for ticks that piled up', async () => {
    const id = await idleIntegration();
    const before = (await runsOf(session.orgId)).length;
    const batch = [{ orgId: session.orgId, integrationIds: [id] }];
    const [first, repeated] = [await queueBatch(batch, 'metrics'), await queueBatch(batch, 'metrics')];
    expect(repeated).toEqual(first);
    await markAnnounced(
      session.orgId,
      first.map((request) => request.id),
    );
    expect(await queueBatch(batch, 'metrics')).toEqual([]);
    expect((await runsOf(session.orgId)).length).toBe(before + 1);
  });
});

describe('the sweeper', () => {
  const mine = async () => (await runsToReannounce()).filter((request) => request.data.orgId === session.orgId);

  it('announces again what the engine was not told of or lost, and nothing else', async () => {
    const id = await idleIntegration();
    const runId = await queue(session.orgId, id, 'metrics');
    expect(await mine()).toEqual([]);
    await age(runId, { requestedAt: ago(31) });
    expect(await mine()).toMatchObject([{ id: runId }]);
    await markReannounced(await mine());
    expect(await mine()).toEqual([]);
    await age(runId, { announcedAt: ago(601) });
    const [again] = await mine();
    expect(again?.data.runId).toBe(runId);
    // Under the old id the engine would not listen for a day.
    expect(again?.id).not.toBe(runId);
    await beginRun(session.orgId, runId);
    expect(await mine()).toEqual([]);
  });

  it('ends a run that nobody works on any more', async () => {
    const id = await idleIntegration();
    const runId = await queue(session.orgId, id, 'metrics');
    await beginRun(session.orgId, runId);
    const found = async () => (await findAbandonedRuns()).filter((run) => run.orgId === session.orgId);
    expect(await found()).toEqual([]);
    expect((await getSyncStates(session.orgId))[0]).toMatchObject({ state: 'running' });
    await age(runId, { startedAt: ago(6 * 3600 + 1) });
    const abandoned = await found();
    const ended = await endAbandonedRuns(abandoned);
    expect(ended).toMatchObject([{ runId, status: 'failed' }]);
    // As after a crash before the ends were announced.
    expect(await endAbandonedRuns(abandoned)).toEqual(ended);
    expect((await getSyncStates(session.orgId))[0]).toMatchObject({
      state: 'failed',
      run: { errorCode: 'interrupted' },
    });
  });
});
