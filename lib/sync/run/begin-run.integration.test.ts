import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SessionWith } from '@/lib/auth/org-session';
import {
  ago,
  alterRun,
  connectAll,
  mintSession,
  perform,
  queue,
  runOf,
  runsOf,
} from '../testing/connected-organization';
import type { FakePlatform } from '../testing/fake-platform';
import { platformOfAccounts } from '../testing/filled-platform';
import type { SyncRunDataType } from '../types';
import { beginRun } from './begin-run';
import { finishRun } from './finish-run';

let session: SessionWith<'owner'>;
let platform: FakePlatform;
let id: string;

beforeEach(async () => {
  session = await mintSession();
  platform = platformOfAccounts(1);
  id = await connectAll(session, platform);
  for (const run of await runsOf(session.orgId)) await alterRun(session.orgId, run.id, { status: 'failed' });
});

afterEach(() => vi.useRealTimers());

const queueOf = (dataType: SyncRunDataType) => queue(session.orgId, id, dataType);
const beginAs = (claim: string, runId: string) => beginRun(session.orgId, runId, claim);
const alter = (runId: string, values: Parameters<typeof alterRun>[2]) => alterRun(session.orgId, runId, values);
const row = (runId: string) => runOf(session.orgId, runId);

describe('beginning a run', () => {
  it('one of two workers that begin a run at once claims and plans it', async () => {
    const runId = await queueOf('metrics');
    const states = (await Promise.all([beginAs('a', runId), beginAs('b', runId)])).map(({ state }) => state);
    expect(states.sort()).toEqual(['begun', 'busy']);
    expect(await row(runId)).toMatchObject({
      status: 'running',
      stepsTotal: 1,
      claimedBy: expect.stringMatching(/a|b/),
    });
  });

  it('a worker continues its own run, and another takes it over only after five minutes without progress', async () => {
    const runId = await queueOf('all');
    const first = await beginAs('a', runId);
    const lists = ['accounts', 'profiles'].map((kind) => expect.objectContaining({ kind, subjectId: null }));
    expect(first).toMatchObject({ state: 'begun', steps: expect.arrayContaining(lists) });
    expect(await beginAs('a', runId)).toEqual(first);
    await alter(runId, { startedAt: ago(600), progressedAt: ago(290) });
    expect(await beginAs('b', runId)).toEqual({ state: 'busy', waitSeconds: 5 });
    await alter(runId, { progressedAt: ago(310), waitingUntil: ago(280) });
    expect(await beginAs('b', runId)).toMatchObject({ state: 'busy' });
    await alter(runId, { waitingUntil: null });
    expect(await beginAs('b', runId)).toEqual(first);
    expect(await row(runId)).toMatchObject({ claimedBy: 'b', startedAt: expect.any(Date) });
    expect(await beginAs('a', runId)).toMatchObject({ state: 'busy' });
  });

  it('a worker that meets a run in a wait learns how long the wait lasts', async () => {
    const runId = await queueOf('metrics');
    await beginAs('a', runId);
    await alter(runId, { waitingUntil: ago(-90) });
    expect(await beginAs('b', runId)).toMatchObject({ state: 'busy', waitSeconds: expect.toSatisfy((s) => s > 85) });
  });

  it.each([
    ['ahead', 600],
    ['behind', -600],
  ])('a run keeps its claim for five minutes when the clock of the next worker is ten minutes %s', async (_, skew) => {
    const runId = await queueOf('metrics');
    await beginAs('a', runId);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + skew * 1000 });
    expect(await beginAs('b', runId)).toEqual({ state: 'busy', waitSeconds: 5 });
    const past = new Date(Date.now() - skew * 1000 - 301_000);
    await alter(runId, { startedAt: past, progressedAt: past });
    expect(await beginAs('b', runId)).toMatchObject({ state: 'begun' });
    expect(await beginAs('a', runId)).toEqual({ state: 'busy', waitSeconds: 5 });
  });

  it('a run that ended does not begin again', async () => {
    const runId = await queueOf('metrics');
    await perform(session.orgId, runId, platform);
    expect(await beginAs('a', runId)).toEqual({ state: 'ended' });
  });
});

describe('the runs of one integration', () => {
  it('two runs that read the same data are never under way together, even when they begin at once', async () => {
    const runIds = [await queueOf('all'), await queueOf('metrics'), await queueOf('campaigns')];
    const states = await Promise.all(runIds.map((runId) => beginAs(runId, runId)));
    const begun = runIds.filter((_, index) => states[index]?.state === 'begun');
    const types = (await Promise.all(begun.map(row))).map((run) => run?.dataType);
    expect([['all'], ['metrics', 'campaigns'], ['metrics'], ['campaigns']]).toContainEqual(types);
    expect(types.includes('all') ? types : [...types, 'all']).not.toEqual(['all', 'all']);
  });

  it('runs of other streams and of the history run at the same time', async () => {
    for (const dataType of ['metrics', 'campaigns', 'posts', 'history'] as const) {
      const runId = await queueOf(dataType);
      expect(await beginAs(dataType, runId)).toMatchObject({ state: 'begun' });
    }
    expect(await beginAs('all', await queueOf('all'))).toMatchObject({ state: 'busy' });
    expect(await beginAs('more', await queueOf('history'))).toMatchObject({ state: 'busy' });
  });

  it('a run with an expired claim delays no other run, and its worker cannot return while that one runs', async () => {
    const [gone, next] = [await queueOf('all'), await queueOf('metrics')];
    await beginAs('a', gone);
    await alter(gone, { startedAt: ago(400), progressedAt: ago(301) });
    expect(await beginAs('b', next)).toMatchObject({ state: 'begun' });
    expect(await beginAs('a', gone)).toMatchObject({ state: 'busy' });
    await finishRun(session.orgId, next);
    expect(await beginAs('c', gone)).toMatchObject({ state: 'begun' });
  });
});

describe('a scheduled run', () => {
  async function scheduled(dataType: SyncRunDataType): Promise<string> {
    const runId = await queueOf(dataType);
    await alter(runId, { trigger: 'schedule', requestedAt: ago(60) });
    return runId;
  }

  it('a scheduled run ends as superseded when a requested run that covers it began after it was queued', async () => {
    const [metrics, all] = [await scheduled('metrics'), await scheduled('all')];
    const manual = await queueOf('metrics');
    await beginAs('a', manual);
    expect(await beginAs('b', metrics)).toEqual({ state: 'ended' });
    expect(await row(metrics)).toMatchObject({ status: 'superseded', finishedAt: expect.any(Date), errorCode: null });
    expect(await beginAs('c', all)).toMatchObject({ state: 'busy' });
  });

  it.each([
    ['began before', { startedAt: ago(61), status: 'succeeded' as const }],
    ['failed', { startedAt: ago(5), status: 'failed' as const }],
    ['is the schedule’s own', { startedAt: ago(5), status: 'succeeded' as const, trigger: 'schedule' as const }],
  ])('a scheduled run is read when the other run %s', async (_, values) => {
    const runId = await scheduled('metrics');
    await alter(await queueOf('metrics'), values);
    expect(await beginAs('a', runId)).toMatchObject({ state: 'begun' });
  });
});
