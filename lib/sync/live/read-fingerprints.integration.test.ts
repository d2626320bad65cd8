import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { integrations } from '@/db/schema/integrations';
import { syncRuns } from '@/db/schema/sync-runs';
import { withOrg } from '@/db/tenant';
import { mintOrganization } from '@/db/testing/organization';
import { plantIntegrations } from '../testing/plant-integrations';
import { readFingerprints } from './read-fingerprints';

async function organization() {
  const { orgId } = await mintOrganization();
  const [integrationId = ''] = await plantIntegrations(orgId, 1);
  const id = randomUUID();
  const queue = () =>
    withOrg(orgId, (tx) =>
      tx.insert(syncRuns).values({
        ...{ orgId, id, integrationId, platform: 'meta', dataType: 'metrics', trigger: 'schedule', status: 'queued' },
        requestedAt: new Date(),
      }),
    );
  const change = (values: Partial<typeof syncRuns.$inferInsert>) =>
    withOrg(orgId, (tx) =>
      tx
        .update(syncRuns)
        .set(values)
        .where(and(eq(syncRuns.orgId, orgId), eq(syncRuns.id, id))),
    );
  const fingerprint = async () => (await readFingerprints([orgId])).get(orgId);
  return { orgId, integrationId, queue, change, fingerprint };
}

it('the fingerprint of an organization changes with every event of a run, and only then', async () => {
  const { orgId, integrationId, queue, change, fingerprint } = await organization();
  const now = new Date();
  const events: (() => Promise<unknown>)[] = [
    queue,
    () => change({ status: 'running', startedAt: now, progressedAt: now }),
    () => change({ rowsRead: 10, progressedAt: new Date(now.getTime() + 5) }),
    () => change({ stepsDone: 1 }),
    () => change({ attempts: 1, errorCode: 'timeout' }),
    () => change({ waitingUntil: new Date(now.getTime() + 3_600_000) }),
    () => change({ waitingUntil: null, rowsRead: 20 }),
    () => change({ status: 'succeeded', finishedAt: new Date() }),
    () =>
      withOrg(orgId, (tx) =>
        tx.update(integrations).set({ status: 'reauth_required' }).where(eq(integrations.id, integrationId)),
      ),
    () => plantIntegrations(orgId, 1),
  ];
  const seen = [await fingerprint()];
  for (const event of events) {
    await event();
    seen.push(await fingerprint());
    expect(await fingerprint()).toBe(seen.at(-1));
  }
  expect(new Set(seen).size).toBe(events.length + 1);
});

it('the fingerprint changes when a pause is over, although nothing was written', async () => {
  const { queue, change, fingerprint } = await organization();
  await queue();
  await change({ status: 'running', waitingUntil: new Date(Date.now() + 5_000) });
  const waiting = await fingerprint();
  await expect.poll(fingerprint).not.toBe(waiting);
});

it('each organization has its own fingerprint', async () => {
  const [ours, theirs, quiet] = [await organization(), await organization(), await mintOrganization()];
  const read = () => readFingerprints([ours.orgId, theirs.orgId, quiet.orgId]);
  const before = await read();
  await ours.queue();
  await ours.change({ status: 'failed', finishedAt: new Date() });
  await plantIntegrations(ours.orgId, 1);
  const after = await read();
  expect([...after.keys()].sort()).toEqual([ours.orgId, theirs.orgId, quiet.orgId].sort());
  expect(after.get(ours.orgId)).not.toBe(before.get(ours.orgId));
  expect(after.get(theirs.orgId)).toBe(before.get(theirs.orgId));
  expect(after.get(quiet.orgId)).toBe(before.get(quiet.orgId));
});
