import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { profiles } from '@/db/schema/profiles';
import { withOrg } from '@/db/tenant';
import { mintOrganization } from '@/db/testing/organization';
import { seeder } from '@/lib/dashboard/testing/seed';
import { syncRunDetailSchema, syncStatusSchema } from '../schema';
import { listRuns } from './list-runs';
import { loadRunDetail } from './load-run-detail';
import { loadSyncStatistics } from './load-sync-statistics';
import { syncStatisticsSchema } from './statistics-schema';
import { getSyncStatus, getSyncStatuses, loadSyncStatuses } from './status';

const now = new Date();
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000);
const done = { state: 'done' } as const;
const failed = {
  state: 'failed',
  errorClass: 'permanent',
  errorCode: 'permission_missing',
  vendorRequestId: 'trace-9',
} as const;

async function plant() {
  const { orgId } = await mintOrganization();
  const made = await withOrg(orgId, async (tx) => {
    const seed = seeder(tx, orgId, now);
    const { id } = await seed.integration({ displayName: 'Noura' });
    await seed.credentials(id, { expiresAt: null });
    const account = await seed.account(id, { name: 'Shop' });
    const profile = await seed.profile(id, { name: 'Shop page' });
    return { integrationId: id, accountId: account.id, profileId: profile.id };
  });
  return { orgId, ...made };
}
type Planted = Awaited<ReturnType<typeof plant>>;

type Seeder = ReturnType<typeof seeder>;
const addRun = (
  { orgId, integrationId }: Planted,
  over: Parameters<Seeder['run']>[1],
  steps: Parameters<Seeder['steps']>[1] = [],
) =>
  withOrg(orgId, async (tx) => {
    const seed = seeder(tx, orgId, now);
    const run = await seed.run(integrationId, over);
    if (steps.length > 0) await seed.steps(run.id, steps);
    return run;
  });

describe('the status of an integration', () => {
  it('shows each stream by the steps of the run that reads them all', async () => {
    const planted = await plant();
    const { orgId, integrationId, accountId, profileId } = planted;
    await addRun(planted, { requestedAt: ago(7200), finishedAt: ago(7100) });
    const underWay = { requestedAt: ago(60), finishedAt: null, status: 'running', stepsTotal: 4 } as const;
    const run = await addRun(planted, underWay, [
      { kind: 'accounts', ...done },
      { kind: 'campaigns', subjectId: accountId, ...done },
      { kind: 'metrics', subjectId: accountId },
      { kind: 'posts', subjectId: profileId, ...failed },
    ]);
    const status = syncStatusSchema.parse(await getSyncStatus(orgId, integrationId, 'en'));
    expect(status).toMatchObject({ displayName: 'Noura', state: 'running', tokenStatus: 'valid' });
    expect(status.streams.map(({ stream, status, progress }) => [stream, status, progress])).toEqual([
      ['campaigns', 'succeeded', null],
      ['metrics', 'running', 0],
      ['posts', 'failed', null],
    ]);
    expect(status.streams.every(({ runId }) => runId === run.id)).toBe(true);
    expect(status.streams[1]?.dataAgeSeconds).toBeGreaterThanOrEqual(7100);
  });

  it("shows errors of the stream's own steps, and the run under way rather than one queued behind it", async () => {
    const planted = await plant();
    const { orgId, integrationId, accountId } = planted;
    const lastError = { errorClass: 'rate_limited', errorCode: 'rate_limited', attempts: 2 };
    const underWay = { requestedAt: ago(60), finishedAt: null, status: 'running', progressedAt: ago(30) } as const;
    const { id } = await addRun(planted, { ...underWay, ...lastError, waitingUntil: ago(-60) }, [
      { kind: 'campaigns', subjectId: accountId, ...done },
      { kind: 'metrics', subjectId: accountId, ...lastError },
    ]);
    const later = { requestedAt: ago(10), startedAt: null, finishedAt: null, status: 'queued' } as const;
    await addRun(planted, { ...later, dataType: 'metrics', trigger: 'schedule' });
    const { streams } = await getSyncStatus(orgId, integrationId, 'en');
    expect(streams[0]).toMatchObject({ stream: 'campaigns', status: 'succeeded', lastError: null });
    expect(streams[1]).toMatchObject({
      ...{ stream: 'metrics', status: 'waiting', runId: id, retryCount: 2, waitingUntil: ago(-60).toISOString() },
      lastError: { class: 'rate_limited', code: 'rate_limited', at: ago(30).toISOString() },
    });
  });

  it('ignores superseded runs and history runs', async () => {
    const planted = await plant();
    const read = await addRun(planted, { requestedAt: ago(300), finishedAt: ago(290) });
    await addRun(planted, { requestedAt: ago(200), status: 'superseded' });
    await addRun(planted, { requestedAt: ago(100), status: 'running', dataType: 'history', finishedAt: null });
    const [status] = await getSyncStatuses(planted.orgId, 'en');
    expect(status?.state).toBe('fresh');
    expect(status?.run?.id).toBe(read.id);
    expect(status?.streams.map((stream) => stream.status)).toEqual(['succeeded', 'succeeded', 'succeeded']);
    expect(status?.streams.map(({ runId }) => runId)).toEqual([read.id, read.id, read.id]);
  });

  it('is not found for another organization or an unknown id, and lists contain only their own', async () => {
    const [own, foreign] = [await plant(), await plant()];
    await addRun(foreign, {});
    for (const id of [foreign.integrationId, randomUUID()]) {
      await expect(getSyncStatus(own.orgId, id, 'en')).rejects.toMatchObject({ code: 'not_found' });
    }
    expect((await getSyncStatuses(own.orgId, 'en')).map(({ integrationId }) => integrationId)).toEqual([
      own.integrationId,
    ]);
    expect((await listRuns(own.orgId, {}, { limit: 10 }, 'en')).runs).toEqual([]);
    expect((await loadSyncStatistics(own.orgId, { hours: 24 }, 'en')).totals.runs).toBe(0);
  });

  it('takes one statement for a thousand integrations', async () => {
    const { orgId } = await plant();
    await withOrg(orgId, (tx) =>
      tx.execute(sql`
        insert into integrations (org_id, id, platform, external_user_id, display_name, status, connected_by, connected_at)
        select org_id, gen_random_uuid(), platform, 'p' || n, 'Person ' || n, 'active', connected_by, connected_at
        from integrations, generate_series(1, 999) n where org_id = ${orgId}`),
    );
    let statements = 0;
    await withOrg(orgId, async (tx) => {
      const execute = tx.execute.bind(tx);
      tx.execute = ((query: Parameters<typeof execute>[0]) => {
        statements += 1;
        return execute(query);
      }) as typeof tx.execute;
      expect(await loadSyncStatuses(tx, orgId, 'en')).toHaveLength(1000);
    });
    expect(statements).toBe(1);
  });
});

describe('the run history', () => {
  it('pages through runs of one moment without gaps or repetitions, and filters them', async () => {
    const planted = await plant();
    const at = ago(500);
    for (let index = 0; index < 7; index += 1) {
      await addRun(planted, { requestedAt: at, dataType: index < 2 ? 'posts' : 'all' });
    }
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listRuns(planted.orgId, {}, { limit: 3, cursor }, 'en');
      seen.push(...page.runs.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toHaveLength(7);
    expect(new Set(seen).size).toBe(7);
    const posts = await listRuns(planted.orgId, { dataType: 'posts', platform: 'meta' }, { limit: 10 }, 'en');
    expect(posts.runs).toHaveLength(2);
    expect((await listRuns(planted.orgId, { platform: 'google' }, { limit: 10 }, 'en')).runs).toEqual([]);
    await expect(listRuns(planted.orgId, {}, { limit: 3, cursor: 'nonsense' }, 'en')).rejects.toMatchObject({
      code: 'invalid_input',
    });
  });

  it('opens a run step by step, with the names of what it read', async () => {
    const planted = await plant();
    const { orgId, accountId, profileId } = planted;
    const { id } = await addRun(planted, { ...failed, startedAt: ago(90), finishedAt: ago(60) }, [
      { kind: 'metrics', subjectId: accountId, ...done, windowFrom: '2026-10-01', windowTo: '2026-10-30' },
      { kind: 'posts', subjectId: profileId, ...failed },
    ]);
    const detail = syncRunDetailSchema.parse(await loadRunDetail(orgId, id, 'ar'));
    expect(detail).toMatchObject({ displayName: 'Noura', durationSeconds: 30 });
    expect(detail.error?.message).toMatch(/\p{Script=Arabic}/u);
    expect(detail.steps).toMatchObject([
      {
        kind: 'metrics',
        subject: 'Shop',
        status: 'done',
        window: { from: '2026-10-01', to: '2026-10-30' },
        error: null,
      },
      { kind: 'posts', subject: 'Shop page', status: 'failed', error: { class: 'permanent' } },
    ]);
    await expect(loadRunDetail((await plant()).orgId, id, 'en')).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('the sync statistics', () => {
  it('are zeros and nulls where nothing ran', async () => {
    const { orgId } = await plant();
    const statistics = syncStatisticsSchema.parse(await loadSyncStatistics(orgId, { hours: 24 }, 'en'));
    expect(statistics.totals).toMatchObject({ runs: 0, successShare: null, durationSeconds: { p50: null, p95: null } });
    expect(statistics).toMatchObject({ oldestSuccessAt: null, streamsByStatus: { idle: 3 } });
    expect(statistics.byPlatform).toMatchObject([{ platform: 'meta', integrations: 1, runs: 0 }]);
  });

  it('count only the window, by platform, with the durations of successful runs', async () => {
    const planted = await plant();
    const took = (seconds: number, over: object = {}) =>
      addRun(planted, {
        ...{ requestedAt: ago(1000), startedAt: ago(900), finishedAt: ago(900 - seconds) },
        ...{ rowsRead: 100, rowsChanged: 10 },
        ...over,
      });
    for (const seconds of [10, 20, 30, 40]) await took(seconds);
    await took(500, { status: 'failed', errorCode: 'timeout', errorClass: 'transient', attempts: 5 });
    await took(7, { platform: 'google' });
    await took(1, { requestedAt: ago(25 * 3600) });
    const statistics = syncStatisticsSchema.parse(await loadSyncStatistics(planted.orgId, { hours: 24 }, 'en'));
    expect(statistics.totals).toMatchObject({ runs: 6, succeeded: 5, failed: 1, successShare: 5 / 6, retries: 5 });
    expect(statistics.totals).toMatchObject({ rowsRead: 600, rowsChanged: 60, rowsPerHour: 25 });
    const meta = statistics.byPlatform.find(({ platform }) => platform === 'meta');
    expect(meta).toMatchObject({ runs: 5, durationSeconds: { p50: 25, p95: 38.5 } });
    expect((await loadSyncStatistics(planted.orgId, { hours: 48 }, 'en')).totals.runs).toBe(7);
  });

  it('show the oldest and newest success of chosen streams only', async () => {
    const planted = await plant();
    const { orgId, profileId } = planted;
    await addRun(planted, { requestedAt: ago(9000), finishedAt: ago(8000), dataType: 'posts' });
    await addRun(planted, { requestedAt: ago(900), finishedAt: ago(800), dataType: 'campaigns' });
    await addRun(planted, { requestedAt: ago(90), finishedAt: ago(80), dataType: 'metrics' });
    const newestSuccessAt = ago(80).toISOString();
    const all = await loadSyncStatistics(orgId, { hours: 24 }, 'en');
    expect(all).toMatchObject({ oldestSuccessAt: ago(8000).toISOString(), newestSuccessAt });
    await withOrg(orgId, (tx) => tx.update(profiles).set({ selected: false }).where(eq(profiles.id, profileId)));
    const chosen = await loadSyncStatistics(orgId, { hours: 24 }, 'en');
    expect(chosen).toMatchObject({ oldestSuccessAt: ago(800).toISOString(), newestSuccessAt });
    expect(chosen.streamsByStatus).toMatchObject({ succeeded: 2, idle: 1 });
  });
});
