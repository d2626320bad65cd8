import { setTimeout as pause } from 'node:timers/promises';
import { and, eq } from 'drizzle-orm';
import { beforeAll, beforeEach, expect, it } from 'vitest';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { readTogether } from '@/db/read-together';
import { adAccounts } from '@/db/schema/ad-accounts';
import { integrations } from '@/db/schema/integrations';
import { syncRuns } from '@/db/schema/sync-runs';
import { withOrg } from '@/db/tenant';
import { mintOrganization } from '@/db/testing/organization';
import { useOwnDatabase } from '@/db/testing/own-database';
import { seeder } from '@/lib/dashboard/testing/seed';
import { recordedEvents } from '@/lib/outbox/testing/recorded-events';
import { lockIntegrationRuns } from '../requests/queue-runs';
import { whereIntegration } from '../status/state';
import { historyProgress } from './history-progress';
import { queueHistory, queueMissingHistories } from './queue-history';

const now = new Date();
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000);
const half = { readFrom: '2026-05-01', readTo: '2026-11-22', historyGoal: '2025-10-23' };
const whole = { ...half, readFrom: '2025-10-23' };

beforeAll(() => useOwnDatabase('queue_history'));

let orgId: AuthorizedOrgId;
let integrationId: string;

async function connection(account: Partial<typeof adAccounts.$inferInsert>, status: 'active' | 'revoked' = 'active') {
  const minted = await mintOrganization();
  const id = await withOrg(minted.orgId, async (tx) => {
    const put = seeder(tx, minted.orgId, now);
    const integration = await put.integration({ status });
    await put.account(integration.id, account);
    return integration.id;
  });
  return { orgId: minted.orgId, integrationId: id };
}

const run = (over: Partial<typeof syncRuns.$inferInsert>) =>
  withOrg(orgId, (tx) => seeder(tx, orgId, now).run(integrationId, over));
const endRuns = (status: 'succeeded' | 'failed', finishedAt: Date) =>
  withOrg(orgId, (tx) => tx.update(syncRuns).set({ status, finishedAt }).where(eq(syncRuns.orgId, orgId)));

beforeEach(async () => {
  ({ orgId, integrationId } = await connection(half));
});

it('queues one run of the lowest priority, however often it is requested', async () => {
  const requested = await Promise.all([1, 2, 3, 4, 5].map(() => queueHistory(orgId, integrationId)));
  const queued = requested.flatMap((runId) => runId ?? []);
  const recorded = await recordedEvents(orgId, 'sync/run.requested');
  expect(recorded.map(({ id }) => id)).toEqual(queued);
  expect(recorded).toHaveLength(1);
  expect(recorded[0]?.data).toMatchObject({ orgId, integrationId, platform: 'meta', delaySeconds: 0 });
  expect(recorded[0]?.data.priority).toBeLessThan(0);
  const runs = await withOrg(orgId, (tx) => tx.select().from(syncRuns));
  expect(runs).toMatchObject([{ dataType: 'history', trigger: 'connect', status: 'queued', requestedBy: null }]);
});

it('a request for history waits for others that queue runs of the integration', async () => {
  let locked = () => {};
  const isLocked = new Promise<void>((resolve) => {
    locked = resolve;
  });
  const first = withOrg(orgId, async (tx) => {
    await lockIntegrationRuns(tx, integrationId);
    locked();
    await pause(200);
    return seeder(tx, orgId, now).run(integrationId, { dataType: 'history', status: 'queued', finishedAt: null });
  });
  await isLocked;
  expect(await queueHistory(orgId, integrationId)).toBeNull();
  await first;
});

it.each([
  ['everything is read', whole],
  ['nothing is read yet', { readFrom: null, readTo: null, historyGoal: null }],
  ['the account is not chosen', { ...half, selected: false }],
])('no history run is queued when %s', async (_, account) => {
  const other = await connection(account);
  expect(await queueHistory(other.orgId, other.integrationId)).toBeNull();
});

it('no history run is queued for an integration that cannot be read, or for another organization', async () => {
  const dead = await connection(half, 'revoked');
  expect(await queueHistory(dead.orgId, dead.integrationId)).toBeNull();
  expect(await queueHistory(dead.orgId, integrationId)).toBeNull();
});

it('a history run is queued six hours after a failure, and at once after a success', async () => {
  await queueHistory(orgId, integrationId);
  await endRuns('failed', hoursAgo(5.9));
  expect(await queueHistory(orgId, integrationId, now)).toBeNull();
  await endRuns('failed', hoursAgo(6.1));
  expect(await queueHistory(orgId, integrationId, now)).not.toBeNull();
  await endRuns('succeeded', now);
  expect(await queueHistory(orgId, integrationId, now)).not.toBeNull();
});

it('the sweep queues missing history of all organizations, except what is being read', async () => {
  const other = await connection(half);
  await connection(whole);
  await connection(half, 'revoked');
  await run({ dataType: 'all', status: 'running', finishedAt: null });
  const mine = (queued: { orgId: string }[]) =>
    queued.map((each) => each.orgId).filter((id) => id === orgId || id === other.orgId);
  expect(mine(await queueMissingHistories())).toEqual([other.orgId]);
  await endRuns('succeeded', now);
  expect(mine(await queueMissingHistories())).toEqual([orgId]);
  expect(await queueMissingHistories()).toEqual([]);
});

it('the progress of the history counts the chosen accounts and shows the newest run', async () => {
  const read = async () =>
    (await withOrg(orgId, (tx) => readTogether(tx, { found: historyProgress(orgId, whereIntegration()) }))).found;
  const put = (account: Partial<typeof adAccounts.$inferInsert>) =>
    withOrg(orgId, (tx) => seeder(tx, orgId, now).account(integrationId, account));
  // 190 of 365 days are missing of the one; the others are whole, unread, or of another organization.
  await put(whole);
  await put({ readFrom: null, readTo: null, historyGoal: null });
  await put({ ...half, selected: false });
  const counts = { accountsDone: 1, accountsTotal: 3 };
  expect((await read()).get(integrationId)).toEqual({
    status: 'waiting',
    share: expect.closeTo((1 - 190 / 365 + 1 + 0) / 3, 10),
    ...counts,
  });
  for (const status of ['running', 'failed'] as const) {
    await withOrg(orgId, (tx) => tx.delete(syncRuns).where(eq(syncRuns.orgId, orgId)));
    await run({ dataType: 'history', status, finishedAt: null });
    expect((await read()).get(integrationId)).toMatchObject({ status, ...counts });
  }
  const one = and(eq(adAccounts.orgId, orgId), eq(adAccounts.integrationId, integrationId));
  await withOrg(orgId, (tx) => tx.update(adAccounts).set(whole).where(one));
  expect((await read()).get(integrationId)).toEqual({
    status: 'complete',
    share: 1,
    accountsDone: 3,
    accountsTotal: 3,
  });
  await withOrg(orgId, (tx) => tx.update(adAccounts).set({ selected: false }).where(one));
  expect((await read()).get(integrationId)).toBeNull();
  const ended = { status: 'disconnected' as const };
  await withOrg(orgId, (tx) => tx.update(integrations).set(ended).where(eq(integrations.id, integrationId)));
  expect((await read()).size).toBe(0);
});
