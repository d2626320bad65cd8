import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { auditLog } from '@/db/schema/audit-log';
import { integrations } from '@/db/schema/integrations';
import { withOrg } from '@/db/tenant';
import type { SessionWith } from '@/lib/auth/org-session';
import { recordedEvents, takeEvents } from '@/lib/outbox/testing/recorded-events';
import { finishRun } from '../run/finish-run';
import {
  ago,
  alterRun,
  begin,
  connect,
  connectAll,
  mintSession,
  perform,
  queue,
  runOf,
  runsOf,
} from '../testing/connected-organization';
import { FakePlatform, remoteAccount } from '../testing/fake-platform';
import { platformOfAccounts } from '../testing/filled-platform';
import type { SyncDataType } from '../types';
import { triggerOrganization } from './trigger-organization';
import { triggerSync } from './trigger-sync';

let session: SessionWith<'owner'>;
let platform: FakePlatform;
let id: string;

// The first run ended minutes ago.
beforeEach(async () => {
  session = await mintSession();
  platform = platformOfAccounts(1);
  id = await connectAll(session, platform);
  for (const run of await runsOf(session.orgId)) {
    await perform(session.orgId, run.id, platform);
    await alter(run.id, { requestedAt: ago(300), startedAt: ago(300), progressedAt: ago(300) });
  }
});

const alter = (runId: string, values: Parameters<typeof alterRun>[2]) => alterRun(session.orgId, runId, values);
const eventsOf = async (runId: string) =>
  (await recordedEvents(session.orgId, 'sync/run.requested')).filter(({ data }) => data.runId === runId);
const row = (runId: string) => runOf(session.orgId, runId);

async function setStatus(integrationId: string, status: 'reauth_required' | 'choosing_accounts'): Promise<void> {
  await withOrg(session.orgId, (tx) =>
    tx.update(integrations).set({ status }).where(eq(integrations.id, integrationId)),
  );
}

async function scheduled(dataType: SyncDataType): Promise<string> {
  const runId = await queue(session.orgId, id, dataType);
  await alter(runId, { trigger: 'schedule' });
  return runId;
}

describe('triggering a sync', () => {
  it('is forbidden for viewers, and not found for other organizations', async () => {
    // @ts-expect-error a viewer's session
    await expect(triggerSync({ ...session, role: 'viewer' }, id, 'all')).rejects.toMatchObject({ code: 'forbidden' });
    await expect(triggerSync(await mintSession(), id, 'all')).rejects.toMatchObject({ code: 'not_found' });
  });

  it('queues one run with the highest priority, and records who requested it', async () => {
    const { run, alreadyRunning } = await triggerSync(session, id, 'metrics');
    expect({ alreadyRunning, trigger: run.trigger }).toEqual({ alreadyRunning: false, trigger: 'manual' });
    expect(await eventsOf(run.id)).toMatchObject([
      { id: run.id, data: { priority: 600, delaySeconds: 0, platform: 'meta' } },
    ]);
    expect(await row(run.id)).toMatchObject({ requestedBy: session.user.id, status: 'queued' });
    const log = await withOrg(session.orgId, (tx) =>
      tx.select().from(auditLog).where(eq(auditLog.action, 'sync.requested')),
    );
    expect(log).toHaveLength(1);
  });

  it('returns the run in progress to repeated requests, also to ten at once', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => triggerSync(session, id, 'metrics')));
    expect(new Set(answers.map((answer) => answer.run.id)).size).toBe(1);
    expect(answers.filter((answer) => !answer.alreadyRunning)).toHaveLength(1);
    const runId = answers[0]?.run.id ?? '';
    await begin(session.orgId, runId);
    const again = { alreadyRunning: true, run: { id: runId, status: 'running' } };
    expect(await triggerSync(session, id, 'metrics')).toMatchObject(again);
    await alter(runId, { requestedAt: ago(200), progressedAt: ago(200) });
    expect(await triggerSync(session, id, 'metrics')).toMatchObject(again);
    await finishRun(session.orgId, runId);
    // It failed: a new request helps.
    expect(await triggerSync(session, id, 'metrics')).toMatchObject({ alreadyRunning: false });
  });

  it('returns the run that succeeded within the last minute', async () => {
    const { run } = await triggerSync(session, id, 'metrics');
    await perform(session.orgId, run.id, platform);
    expect(await triggerSync(session, id, 'metrics')).toMatchObject({ alreadyRunning: true, run: { id: run.id } });
    // A part is a different request, also when a full run just read it.
    expect(await triggerSync(session, id, 'campaigns')).toMatchObject({ alreadyRunning: false });
    await alter(run.id, { requestedAt: ago(61) });
    expect(await triggerSync(session, id, 'metrics')).toMatchObject({ alreadyRunning: false });
  });

  it('returns the open full run for a part of it', async () => {
    const { run } = await triggerSync(session, id, 'all');
    expect(await triggerSync(session, id, 'metrics')).toMatchObject({ alreadyRunning: true, run: { id: run.id } });
    const nightly = await scheduled('all');
    await alter(run.id, { status: 'failed' });
    await begin(session.orgId, nightly);
    expect(await triggerSync(session, id, 'metrics')).toMatchObject({ alreadyRunning: true, run: { id: nightly } });
  });

  it('keeps the event of a queued run until the engine accepts it, and records no second one for a second request', async () => {
    const { run } = await triggerSync(session, id, 'metrics');
    await triggerSync(session, id, 'metrics');
    expect(await eventsOf(run.id)).toMatchObject([{ id: run.id }]);
    await takeEvents(session.orgId);
    await triggerSync(session, id, 'metrics');
    expect(await eventsOf(run.id)).toEqual([]);
  });
});

describe('a requested sync does not wait behind scheduled runs', () => {
  it('that have not begun: they are superseded', async () => {
    const [metrics, all] = [await scheduled('metrics'), await scheduled('all')];
    const { run, alreadyRunning } = await triggerSync(session, id, 'metrics');
    const [event] = await eventsOf(run.id);
    expect({ alreadyRunning, delay: event?.data.delaySeconds }).toEqual({ alreadyRunning: false, delay: 0 });
    expect(await row(metrics)).toMatchObject({ status: 'superseded' });
    expect(await row(all)).toMatchObject({ status: 'queued' });
  });

  it('that read a part of the same', async () => {
    const part = await scheduled('metrics');
    await begin(session.orgId, part);
    const { run } = await triggerSync(session, id, 'all');
    expect(await row(part)).toMatchObject({ status: 'superseded', finishedAt: expect.any(Date) });
    expect(await begin(session.orgId, run.id, 'engine-2')).not.toEqual([]);
  });

  it('that make no progress: they are preempted, not lost', async () => {
    const nightly = await scheduled('all');
    await begin(session.orgId, nightly);
    await alter(nightly, { progressedAt: ago(61), startedAt: ago(100), waitingUntil: ago(-900) });
    const { run, alreadyRunning } = await triggerSync(session, id, 'metrics');
    expect(alreadyRunning).toBe(false);
    expect(await row(nightly)).toMatchObject({ status: 'running', claimedBy: null });
    expect(await perform(session.orgId, run.id, platform, 50, 'engine-2')).toMatchObject({ status: 'succeeded' });
    expect(await perform(session.orgId, nightly, platform, 50, 'engine-3')).toMatchObject({ status: 'succeeded' });
  });
});

describe('a sync that is not possible', () => {
  it('is refused while accounts are to be chosen, and when the account must be reconnected', async () => {
    await setStatus(id, 'choosing_accounts');
    const choose = { code: 'conflict', messageKey: 'chooseAccountsFirst' };
    await expect(triggerSync(session, id, 'all')).rejects.toMatchObject(choose);
    await setStatus(id, 'reauth_required');
    await expect(triggerSync(session, id, 'all')).rejects.toMatchObject({ code: 'reauth_required', status: 409 });
    await expect(triggerOrganization(session, 'all')).rejects.toMatchObject({ code: 'reauth_required' });
  });

  it('is not found when no account of that kind is chosen', async () => {
    const nothing = { code: 'not_found', messageKey: 'nothingOfKindToSync' };
    await expect(triggerSync(session, id, 'posts')).rejects.toMatchObject(nothing);
    await expect(triggerOrganization(session, 'posts')).rejects.toMatchObject(nothing);
    await expect(triggerOrganization(await mintSession(), 'all')).rejects.toMatchObject(nothing);
  });
});

describe('triggering the syncs of an organization', () => {
  it('is forbidden for viewers', async () => {
    const viewer = { ...session, role: 'viewer' as const };
    // @ts-expect-error a viewer's session
    await expect(triggerOrganization(viewer, 'all')).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('queues a run of each readable integration, and lists the others', async () => {
    const [second, third] = [new FakePlatform(), new FakePlatform()];
    for (const [index, fake] of [second, third].entries()) {
      fake.externalUserId = `person-${index + 2}`;
      fake.accounts = [remoteAccount('1')];
    }
    const choosing = await connect(session, second);
    const dead = await connectAll(session, third);
    await setStatus(dead, 'reauth_required');
    const first = await triggerOrganization(session, 'metrics');
    expect(first.runs).toMatchObject([{ dataType: 'metrics', trigger: 'manual', status: 'queued' }]);
    expect(first.skipped).toEqual(
      expect.arrayContaining([
        { integrationId: choosing, reason: 'choosing_accounts' },
        { integrationId: dead, reason: 'reauth_required' },
      ]),
    );
    const recorded = await Promise.all(first.runs.map((run) => eventsOf(run.id)));
    expect(recorded.flat().map(({ data }) => data.integrationId)).toEqual([id]);
    const again = await triggerOrganization(session, 'metrics');
    expect(again.runs.map((run) => run.id)).toEqual(first.runs.map((run) => run.id));
  });
});
