import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { integrations } from '@/db/schema/integrations';
import { organizations } from '@/db/schema/organizations';
import { syncRuns } from '@/db/schema/sync-runs';
import { withOrg } from '@/db/tenant';
import { mintOrganization } from '@/db/testing/organization';
import { useOwnDatabase } from '@/db/testing/own-database';
import { logger } from '@/lib/logger';
import { recordedEvents } from '@/lib/outbox/testing/recorded-events';
import { plantIntegrations } from '../testing/plant-integrations';
import { catchUp, dueBatches, queueBatch } from './dispatch';
import type { DueTick } from './find-due';
import { queueScheduledRuns } from './queue-scheduled-runs';
import { slotSeconds } from './slot';

// 12:30 in Riyadh; the newest full run was due at 23:00 UTC.
const NOW = new Date('2026-06-10T09:30:00Z');
const TICK = {
  all: '2026-06-09T23:00:00.000Z',
  campaigns: '2026-06-10T08:00:00.000Z',
  metrics: '2026-06-10T09:00:00.000Z',
};

type NewRun = Pick<typeof syncRuns.$inferInsert, 'dataType' | 'status'> & Partial<typeof syncRuns.$inferInsert>;

let orgId: AuthorizedOrgId;
let id: string;

// What is due is read over all organizations, those of other test files too.
beforeAll(() => useOwnDatabase('dispatch'));

beforeEach(async () => {
  ({ orgId } = await mintOrganization({ timeZone: 'Asia/Riyadh' }));
  [id = ''] = await plantIntegrations(orgId, 1);
});

afterEach(async () => {
  vi.restoreAllMocks();
  await withOrg(orgId, async (tx) => {
    await tx.delete(integrations).where(eq(integrations.orgId, orgId));
    await tx.update(organizations).set({ timeZone: 'UTC' }).where(eq(organizations.id, orgId));
  });
});

async function plantRun(run: NewRun): Promise<string> {
  const planted = { id: randomUUID(), orgId, integrationId: id, platform: 'meta', trigger: 'manual' as const };
  await withOrg(orgId, (tx) => tx.insert(syncRuns).values({ ...planted, requestedAt: NOW, ...run }));
  return planted.id;
}

async function answerAll(): Promise<void> {
  await plantRun({ dataType: 'all', status: 'succeeded', requestedAt: NOW, startedAt: NOW });
}

const runsOf = (orgId: AuthorizedOrgId) => withOrg(orgId, (tx) => tx.select().from(syncRuns));
const mine = (batches: DueTick[][]) => batches.flat().filter((due) => due.orgId === orgId);
const dueOf = async (dataType: 'all' | 'campaigns' | 'metrics', now = NOW) => mine(await dueBatches(dataType, now));
const caughtUp = async (now = NOW) => (await catchUp(now)).filter(({ data }) => data.orgId === orgId);
const scheduled = async () =>
  (await runsOf(orgId))
    .filter((run) => run.trigger === 'schedule')
    .map((run) => ({ dataType: run.dataType, scheduledFor: run.scheduledFor?.toISOString() }));

describe('the dispatcher', () => {
  it('finds integrations that can be read, and no others', async () => {
    expect(await dueOf('all')).toEqual([
      { orgId, dataType: 'all', tick: '2026-06-09T23:00:00.000Z', integrationIds: [id] },
    ]);
    for (const status of ['choosing_accounts', 'reauth_required', 'revoked', 'disconnected'] as const) {
      await withOrg(orgId, (tx) => tx.update(integrations).set({ status }).where(eq(integrations.id, id)));
      expect(await dueOf('all')).toEqual([]);
    }
  });

  it.each<[string, NewRun, boolean]>([
    ['queued for it', { dataType: 'metrics', status: 'failed', scheduledFor: new Date(TICK.metrics) }, true],
    [
      'queued for it and superseded',
      { dataType: 'metrics', status: 'superseded', scheduledFor: new Date(TICK.metrics) },
      true,
    ],
    ['begun after it, of the kind', { dataType: 'metrics', status: 'failed', startedAt: new Date(TICK.metrics) }, true],
    ['begun after it, a full one', { dataType: 'all', status: 'succeeded', startedAt: new Date(TICK.metrics) }, true],
    ['open', { dataType: 'metrics', status: 'running', startedAt: new Date('2026-06-10T08:59:59Z') }, true],
    ['open, a full one', { dataType: 'all', status: 'queued' }, true],
    [
      'begun before it and ended after',
      { dataType: 'metrics', status: 'succeeded', startedAt: new Date('2026-06-10T08:59:59Z') },
      false,
    ],
    ['of another kind', { dataType: 'posts', status: 'succeeded', startedAt: NOW }, false],
    ['superseded', { dataType: 'metrics', status: 'superseded', startedAt: NOW }, false],
    ['ended without having begun', { dataType: 'metrics', status: 'failed' }, false],
  ])('with a run %s: the tick is answered: %s', async (_name, run, isAnswered) => {
    const before = { requestedAt: new Date('2026-06-09T23:00:00Z'), startedAt: new Date('2026-06-09T23:00:00Z') };
    await plantRun({ dataType: 'all', status: 'succeeded', ...before });
    await plantRun({ requestedAt: new Date('2026-06-10T08:50:00Z'), ...run });
    expect((await dueOf('metrics')).length).toBe(isAnswered ? 0 : 1);
  });

  it('finds only the full run where that is due too, at the same instant or since long before', async () => {
    expect(await dueOf('metrics')).toEqual([]);
    expect(await dueOf('campaigns')).toEqual([]);
    const requests = await caughtUp();
    expect(requests).toHaveLength(1);
    expect(await scheduled()).toEqual([{ dataType: 'all', scheduledFor: TICK.all }]);
  });

  it('follows a change of the time zone, and reads an unknown one as UTC', async () => {
    await answerAll();
    const evening = new Date('2026-06-10T21:05:00Z');
    expect(await dueOf('all', evening)).toEqual([]);
    const move = (timeZone: string) =>
      withOrg(orgId, (tx) => tx.update(organizations).set({ timeZone }).where(eq(organizations.id, orgId)));
    await move('Asia/Dhaka');
    expect(await dueOf('all', evening)).toMatchObject([{ tick: '2026-06-10T20:00:00.000Z' }]);
    const error = vi.spyOn(logger, 'error').mockImplementation(() => {});
    await move('Mars/Olympus');
    expect(await dueOf('all', evening)).toEqual([]);
    expect(await dueOf('all', new Date('2026-06-11T02:00:00Z'))).toMatchObject([{ tick: '2026-06-11T02:00:00.000Z' }]);
    expect(error).toHaveBeenCalledWith({ timeZone: 'Mars/Olympus' }, expect.any(String));
  });

  it('finds a tick with a clock that is a little behind that of the engine', async () => {
    await answerAll();
    expect(await dueOf('metrics', new Date('2026-06-10T09:59:29Z'))).toEqual([]);
    expect(await dueOf('metrics', new Date('2026-06-10T09:59:31Z'))).toMatchObject([
      { tick: '2026-06-10T10:00:00.000Z' },
    ]);
  });
});

describe('queueing scheduled runs', () => {
  it('records an event that waits for the slot, and repeating it queues and records nothing', async () => {
    await answerAll();
    const at = new Date('2026-06-10T10:00:00Z');
    const batches = await dueBatches('metrics', at);
    const [first] = await queueBatch(mine(batches), at);
    expect(first).toMatchObject({ data: { orgId, integrationId: id, priority: 0, delaySeconds: slotSeconds(id) } });
    expect(await recordedEvents(orgId)).toEqual([first]);
    expect(await queueBatch(mine(batches), at)).toEqual([]);
    expect(await recordedEvents(orgId)).toEqual([first]);
    expect(await scheduled()).toEqual([{ dataType: 'metrics', scheduledFor: '2026-06-10T10:00:00.000Z' }]);
  });

  it('queues one run for ten dispatchers at once, some of them late', async () => {
    await answerAll();
    const at = new Date('2026-06-10T10:00:00Z');
    const late = new Date('2026-06-10T10:02:00Z');
    await Promise.all(
      Array.from({ length: 10 }, async (_, index) =>
        index % 2 ? caughtUp(late) : queueBatch(mine(await dueBatches('metrics', at)), at),
      ),
    );
    expect(await scheduled()).toEqual([{ dataType: 'metrics', scheduledFor: '2026-06-10T10:00:00.000Z' }]);
  });

  it('checks again before it queues: a tick may have been answered since it was found due', async () => {
    await answerAll();
    const at = new Date('2026-06-10T10:00:00Z');
    const found = mine(await dueBatches('metrics', at));
    expect(found).toHaveLength(1);
    await plantRun({ dataType: 'all', status: 'running', trigger: 'manual', startedAt: at });
    expect(await queueBatch(found, at)).toEqual([]);
  });

  it('fails in the database for a second run of the same tick', async () => {
    const run = { dataType: 'metrics', status: 'queued', trigger: 'schedule', scheduledFor: NOW } as const;
    await plantRun(run);
    await expect(plantRun(run)).rejects.toMatchObject({ cause: { constraint_name: 'sync_runs_tick' } });
  });

  it('splits a large organization into batches, and queues nothing for those of another organization', async () => {
    const more = await plantIntegrations(orgId, 520);
    const batches = (await dueBatches('all', NOW)).filter((batch) => batch.some((due) => due.orgId === orgId));
    expect(batches.length).toBeGreaterThanOrEqual(3);
    for (const batch of batches) expect(batch.flatMap((due) => due.integrationIds).length).toBeLessThanOrEqual(250);
    expect(
      mine(batches)
        .flatMap((due) => due.integrationIds)
        .sort(),
    ).toEqual([id, ...more].sort());
    const stranger = await mintOrganization();
    const due = { dataType: 'all' as const, tick: TICK.all, integrationIds: more };
    expect(await queueScheduledRuns(stranger.orgId, due, NOW)).toEqual([]);
    expect(await runsOf(stranger.orgId)).toEqual([]);
  });

  it('continues with the next organization when one fails', async () => {
    await answerAll();
    const at = new Date('2026-06-10T10:00:00Z');
    const broken = {
      orgId: 'not an organization',
      dataType: 'metrics' as const,
      tick: TICK.metrics,
      integrationIds: [id],
    };
    const batch = mine(await dueBatches('metrics', at));
    const error = vi.spyOn(logger, 'error').mockImplementation(() => {});
    expect(await queueBatch([broken, ...Array(4).fill(broken), ...batch], at)).toHaveLength(1);
    expect(error).toHaveBeenCalledTimes(5);
  });
});

describe('catching up with missed ticks', () => {
  it('leaves a tick to its dispatcher for a minute, then queues it at the slot of the integration', async () => {
    await answerAll();
    expect(await caughtUp(new Date('2026-06-10T10:00:59Z'))).toEqual([]);
    const [request] = await caughtUp(new Date('2026-06-10T10:01:00Z'));
    const slot = slotSeconds(id);
    expect(request?.data.delaySeconds).toBe(slot >= 60 ? slot - 60 : slot);
  });

  it('queues one run of each kind after an outage of hours, for the newest tick, spread again', async () => {
    await plantRun({
      dataType: 'all',
      status: 'succeeded',
      requestedAt: new Date(TICK.all),
      startedAt: new Date(TICK.all),
    });
    const requests = await caughtUp();
    expect(requests.map(({ data }) => data.delaySeconds)).toEqual([slotSeconds(id), slotSeconds(id)]);
    expect(await scheduled()).toEqual(
      expect.arrayContaining([
        { dataType: 'campaigns', scheduledFor: TICK.campaigns },
        { dataType: 'metrics', scheduledFor: TICK.metrics },
      ]),
    );
    expect(await caughtUp()).toEqual([]);
  });

  it('defers a tick while a run from before it is under way, and queues it after that', async () => {
    const earlier = { requestedAt: new Date('2026-06-10T09:40:00Z'), startedAt: new Date('2026-06-10T09:50:00Z') };
    const runId = await plantRun({ dataType: 'all', status: 'running', ...earlier });
    const late = new Date('2026-06-10T10:20:00Z');
    expect(await caughtUp(late)).toEqual([]);
    await withOrg(orgId, (tx) => tx.update(syncRuns).set({ status: 'succeeded' }).where(eq(syncRuns.id, runId)));
    expect(await caughtUp(late)).toHaveLength(1);
    expect(await scheduled()).toEqual([{ dataType: 'metrics', scheduledFor: '2026-06-10T10:00:00.000Z' }]);
  });

  it('soon reads an integration that can be read again', async () => {
    await withOrg(orgId, (tx) =>
      tx.update(integrations).set({ status: 'reauth_required' }).where(eq(integrations.id, id)),
    );
    expect(await caughtUp()).toEqual([]);
    await withOrg(orgId, (tx) => tx.update(integrations).set({ status: 'active' }).where(eq(integrations.id, id)));
    expect(await caughtUp()).toMatchObject([{ data: { integrationId: id, delaySeconds: slotSeconds(id) } }]);
  });

  it('reads a reconnected integration once, also after failed runs', async () => {
    const failed = { status: 'failed', requestedAt: NOW, startedAt: NOW } as const;
    for (const dataType of ['all', 'campaigns', 'metrics'] as const) {
      await plantRun({ ...failed, dataType, trigger: 'schedule', scheduledFor: new Date(TICK[dataType]) });
    }
    const reconnectedAt = new Date('2026-06-10T09:40:00.123Z');
    const late = new Date('2026-06-10T09:50:00Z');
    expect(await caughtUp(late)).toEqual([]);
    await withOrg(orgId, (tx) =>
      tx.update(integrations).set({ connectedAt: reconnectedAt }).where(eq(integrations.id, id)),
    );
    const [request] = await caughtUp(late);
    expect(await scheduled()).toContainEqual({ dataType: 'all', scheduledFor: reconnectedAt.toISOString() });
    await withOrg(orgId, (tx) =>
      tx
        .update(syncRuns)
        .set({ status: 'succeeded', startedAt: late })
        .where(eq(syncRuns.id, request?.id ?? '')),
    );
    expect(await caughtUp(late)).toEqual([]);
  });

  it('does nothing for an integration that its first run reads', async () => {
    await plantRun({ dataType: 'all', status: 'queued', trigger: 'connect' });
    expect(await caughtUp()).toEqual([]);
  });

  it('leaves more than a thousand integrations to the next call', async () => {
    await plantIntegrations(orgId, 1000);
    expect([(await caughtUp()).length, (await caughtUp()).length]).toEqual([1000, 1]);
  });
});
