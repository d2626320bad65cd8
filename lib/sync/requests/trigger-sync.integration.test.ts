import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { auditLog } from '@/db/schema/audit-log';
import { integrations } from '@/db/schema/integrations';
import { withOrg } from '@/db/tenant';
import type { OrgSession } from '@/lib/auth/org-session';
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

let session: OrgSession;
let platform: FakePlatform;
let id: string;

/** An integration whose first run was minutes ago. */
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
  it('is protected: viewers may not, and other organizations find nothing', async () => {
    await expect(triggerSync({ ...session, role: 'viewer' }, id, 'all')).rejects.toMatchObject({ code: 'forbidden' });
    await expect(triggerSync(await mintSession(), id, 'all')).rejects.toMatchObject({ code: 'not_found' });
  });

  it('queues one run that goes first, and writes down who asked', async () => {
    const { run, alreadyRunning, event } = await triggerSync(session, id, 'metrics');
    expect({ alreadyRunning, trigger: run.trigger }).toEqual({ alreadyRunning: false, trigger: 'manual' });
    expect(event).toMatchObject({ id: run.id, data: { priority: 600, delaySeconds: 0, platform: 'meta' } });
    expect(await row(run.id)).toMatchObject({ requestedBy: session.user.id, status: 'queued' });
    const log = await withOrg(session.orgId, (tx) =>
      tx.select().from(auditLog).where(eq(auditLog.action, 'sync.requested')),
    );
    expect(log).toHaveLength(1);
  });

  it('answers the run in progress to whoever asks for the same, ten at once included', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => triggerSync(session, id, 'metrics')));
    expect(new Set(answers.map((answer) => answer.run.id)).size).toBe(1);
    expect(answers.filter((answer) => !answer.alreadyRunning)).toHaveLength(1);
    const runId = answers[0]?.run.id ?? '';
    await begin(session.orgId, runId);
    const again = { alreadyRunning: true, event: null, run: { id: runId, status: 'running' } };
    expect(await triggerSync(session, id, 'metrics')).toMatchObject(again);
    await alter(runId, { requestedAt: ago(200), progressedAt: ago(200) });
    expect(await triggerSync(session, id, 'metrics')).toMatchObject(again);
    await finishRun(session.orgId, runId);
    // It failed: asking again helps.
    expect(await triggerSync(session, id, 'metrics')).toMatchObject({ alreadyRunning: false });
  });

  it('answers the same within a minute with the run that just succeeded', async () => {
    const { run } = await triggerSync(session, id, 'metrics');
    await perform(session.orgId, run.id, platform);
    expect(await triggerSync(session, id, 'metrics')).toMatchObject({ alreadyRunning: true, run: { id: run.id } });
    // Something else is something else, also when a part of it was just read.
    expect(await triggerSync(session, id, 'campaigns')).toMatchObject({ alreadyRunning: false });
    await alter(run.id, { requestedAt: ago(61) });
    expect(await triggerSync(session, id, 'metrics')).toMatchObject({ alreadyRunning: false });
  });

  it('answers a part with the open run that reads everything', async () => {
    const { run } = await triggerSync(session, id, 'all');
    expect(await triggerSync(session, id, 'metrics')).toMatchObject({ alreadyRunning: true, run: { id: run.id } });
    const nightly = await scheduled('all');
    await alter(run.id, { status: 'failed' });
    await begin(session.orgId, nightly);
    expect(await triggerSync(session, id, 'metrics')).toMatchObject({ alreadyRunning: true, run: { id: nightly } });
  });

  it('announces again what the one who queued it did not live to announce', async () => {
    const { run } = await triggerSync(session, id, 'metrics');
    expect(await triggerSync(session, id, 'metrics')).toMatchObject({ event: { id: run.id } });
    await alter(run.id, { announcedAt: new Date() });
    expect(await triggerSync(session, id, 'metrics')).toMatchObject({ event: null });
  });
});

describe('somebody who asks waits behind no clock', () => {
  it('that has not struck yet: what it would read is superseded', async () => {
    const [metrics, all] = [await scheduled('metrics'), await scheduled('all')];
    const { alreadyRunning, event } = await triggerSync(session, id, 'metrics');
    expect({ alreadyRunning, delay: event?.data.delaySeconds }).toEqual({ alreadyRunning: false, delay: 0 });
    expect(await row(metrics)).toMatchObject({ status: 'superseded' });
    expect(await row(all)).toMatchObject({ status: 'queued' });
  });

  it('nor behind a running part of what is asked for', async () => {
    const part = await scheduled('metrics');
    await begin(session.orgId, part);
    const { run } = await triggerSync(session, id, 'all');
    expect(await row(part)).toMatchObject({ status: 'superseded', finishedAt: expect.any(Date) });
    expect(await begin(session.orgId, run.id, 'engine-2')).not.toEqual([]);
  });

  it('nor behind a nightly run that does not get on: that is set aside, not lost', async () => {
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

describe('what cannot be synced', () => {
  it('is refused while accounts are to be chosen, and when the account must be reconnected', async () => {
    await setStatus(id, 'choosing_accounts');
    const choose = { code: 'conflict', messageKey: 'chooseAccountsFirst' };
    await expect(triggerSync(session, id, 'all')).rejects.toMatchObject(choose);
    await setStatus(id, 'reauth_required');
    await expect(triggerSync(session, id, 'all')).rejects.toMatchObject({ code: 'reauth_required', status: 409 });
    await expect(triggerOrganization(session, 'all')).rejects.toMatchObject({ code: 'reauth_required' });
  });

  it('is not found when nothing of that kind was chosen', async () => {
    const nothing = { code: 'not_found', messageKey: 'nothingOfKindToSync' };
    await expect(triggerSync(session, id, 'posts')).rejects.toMatchObject(nothing);
    await expect(triggerOrganization(session, 'posts')).rejects.toMatchObject(nothing);
    await expect(triggerOrganization(await mintSession(), 'all')).rejects.toMatchObject(nothing);
  });
});

describe('triggering a whole organization', () => {
  it('is protected: viewers may not', async () => {
    const viewer = { ...session, role: 'viewer' as const };
    await expect(triggerOrganization(viewer, 'all')).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('queues a run of each integration that can be read, and says which cannot', async () => {
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
    expect(first.events.map(({ data }) => data.integrationId)).toEqual([id]);
    const again = await triggerOrganization(session, 'metrics');
    expect(again.runs.map((run) => run.id)).toEqual(first.runs.map((run) => run.id));
  });
});
