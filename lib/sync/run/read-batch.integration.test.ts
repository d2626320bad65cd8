import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SessionWith } from '@/lib/auth/org-session';
import { logger } from '@/lib/logger';
import {
  alterRun,
  begin,
  connectAll,
  integrationsOf,
  mintSession,
  queue,
  runOf,
  stepsOf,
} from '../testing/connected-organization';
import { type FakePlatform, remoteMetrics, vendorFailure } from '../testing/fake-platform';
import { platformOfAccounts } from '../testing/filled-platform';
import { storedFacts } from '../testing/stored-facts';
import type { SyncDataType } from '../types';
import { finishRun } from './finish-run';
import { type BatchOutcome, freshBatchState, readBatch } from './read-batch';

logger.level = 'silent';
let session: SessionWith<'owner'>;
let platform: FakePlatform;
let id: string;

async function connected(accounts: number): Promise<void> {
  session = await mintSession();
  platform = platformOfAccounts(accounts);
  id = await connectAll(session, platform);
  platform.calls.length = 0;
}

// The clock runs only by `skip`: on a busy machine the work between two readings of it takes seconds.
beforeEach(async () => {
  await connected(3);
  skip(0);
});
afterEach(() => vi.useRealTimers());

const claim = 'engine-1';

async function begun(dataType: SyncDataType) {
  const runId = await queue(session.orgId, id, dataType);
  await begin(session.orgId, runId, claim);
  return { orgId: session.orgId, runId, claim };
}

const row = (runId: string) => runOf(session.orgId, runId);

function skip(seconds: number): void {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + seconds * 1000 });
}

async function readAll(ref: Awaited<ReturnType<typeof begun>>): Promise<BatchOutcome[]> {
  const steps: BatchOutcome[] = [];
  for (let pace = freshBatchState; ; ) {
    const outcome = await readBatch(ref, pace, { platformOf: () => platform });
    steps.push(outcome);
    if (outcome.state === 'ended' || outcome.state === 'lost') return steps;
    if (outcome.state === 'wait') skip(outcome.seconds);
    ({ pace } = outcome);
  }
}

const failFor = (subject: string, ...args: Parameters<typeof vendorFailure>) => {
  platform.onCall = (call) => {
    if (call.subject === subject) throw vendorFailure(...args);
  };
};

describe('a batch', () => {
  it('a batch reads as many steps as fit into its time, then pauses', async () => {
    const ref = await begun('all');
    const unhurried = { platformOf: () => platform, maxMs: 600_000 };
    expect(await readBatch(ref, freshBatchState, unhurried)).toEqual({ state: 'ended' });
    expect(await finishRun(session.orgId, ref.runId)).toMatchObject({ status: 'succeeded' });
    const next = await begun('metrics');
    const first = await readBatch(next, freshBatchState, { platformOf: () => platform, maxMs: 0 });
    expect(first).toEqual({ state: 'more', pace: freshBatchState });
    expect(await row(next.runId)).toMatchObject({ pagesRead: 1 });
  });

  it('a run of many accounts needs far fewer engine steps than it has steps', async () => {
    await connected(100);
    const ref = await begun('campaigns');
    expect((await readAll(ref)).length).toBeLessThan(50);
    expect(await finishRun(session.orgId, ref.runId)).toMatchObject({ status: 'succeeded' });
    expect(await row(ref.runId)).toMatchObject({ stepsDone: 100, pagesRead: 100 });
  });

  it('a batch stops when the run was superseded or taken over, and drops the page in flight', async () => {
    for (const values of [{ status: 'superseded' as const }, { claimedBy: 'engine-2' }]) {
      const ref = await begun('metrics');
      let calls = 0;
      platform.onCall = async () => {
        calls += 1;
        if (calls === 2) await alterRun(session.orgId, ref.runId, values);
      };
      expect(await readBatch(ref, freshBatchState, { platformOf: () => platform })).toEqual({ state: 'lost' });
      expect(calls).toBe(2);
      expect(await row(ref.runId)).toMatchObject({ ...values, pagesRead: 1 });
      expect(await finishRun(session.orgId, ref.runId, { claim })).toEqual(
        'status' in values ? expect.objectContaining({ status: 'superseded' }) : null,
      );
      await alterRun(session.orgId, ref.runId, { status: 'failed' });
    }
  });
});

describe('an account that keeps failing', () => {
  it('a failing account is tried five times and fails with its own error while the others are read', async () => {
    failFor('act_2', 'transient', 'platform_down');
    const ref = await begun('metrics');
    const steps = await readAll(ref);
    expect(steps.map(({ state }) => state)).toEqual([...Array.from({ length: 4 }, () => 'wait'), 'ended']);
    const waits = steps.flatMap((step) => (step.state === 'wait' ? [step.seconds] : []));
    [15, 30, 60, 120].forEach((least, index) => {
      expect(waits[index]).toBeGreaterThanOrEqual(least);
      expect(waits[index]).toBeLessThan(least * 1.3 + 1);
    });
    expect(platform.calls.filter(({ subject }) => subject === 'act_2')).toHaveLength(5);
    expect(await finishRun(session.orgId, ref.runId)).toMatchObject({ status: 'failed' });
    expect(await row(ref.runId)).toMatchObject({ errorCode: 'platform_down', attempts: 5, stepsDone: 2 });
    expect((await storedFacts(session.orgId)).map(({ account }) => account)).toEqual([
      ...['act_1', 'act_1', 'act_1'],
      ...['act_3', 'act_3', 'act_3'],
    ]);
  });

  it('an account with an open circuit gets no call; the run waits for it when that is short, otherwise it reads the others', async () => {
    failFor('act_2', 'transient', 'platform_down');
    const ref = await begun('metrics');
    await readAll(ref);
    await finishRun(session.orgId, ref.runId);
    platform.calls.length = 0;
    // The circuit is open for a minute: the next run waits, tries once, and it opens for two.
    const second = await begun('metrics');
    const [wait] = await readAll(second);
    expect(wait).toMatchObject({ state: 'wait', seconds: expect.toSatisfy((seconds) => seconds <= 60) });
    await finishRun(session.orgId, second.runId);
    const tried = platform.calls.filter(({ subject }) => subject === 'act_2').length;
    expect(tried).toBeLessThan(4);
    const third = await begun('metrics');
    expect(await readAll(third)).toEqual([{ state: 'ended' }]);
    expect(platform.calls.filter(({ subject }) => subject === 'act_2')).toHaveLength(tried);
    await finishRun(session.orgId, third.runId);
    expect(await row(third.runId)).toMatchObject({ status: 'failed', errorCode: 'platform_down', stepsDone: 2 });
    platform.onCall = () => {};
    skip(16 * 60);
    const last = await begun('metrics');
    expect(await readAll(last)).toEqual([{ state: 'ended' }]);
    expect(await finishRun(session.orgId, last.runId)).toMatchObject({ status: 'succeeded' });
  });

  it('a failing account ends with its own failure, even when another failed later', async () => {
    platform.onCall = ({ subject }) => {
      if (subject === 'act_1') throw vendorFailure('transient', 'malformed_answer');
      if (subject === 'act_2') throw vendorFailure('transient', 'timeout');
    };
    const ref = await begun('metrics');
    await readAll(ref);
    const codes = (await stepsOf(session.orgId, ref.runId)).map(({ state, errorCode }) => [state, errorCode].join(' '));
    expect(codes.sort()).toEqual(['done ', 'failed malformed_answer', 'failed timeout']);
  });
});

it('a platform that loses every page once is read to the end, since each stored page resets the count of failures', async () => {
  await connected(1);
  platform.pageSize = 1;
  const [row1 = remoteMetrics('none', '2026-01-01')] = platform.metrics.get('act_1') ?? [];
  const rows = Array.from({ length: 8 }, (_, index) => ({ ...row1, campaignExternalId: `c${index}` }));
  platform.metrics.set('act_1', rows);
  const lost = new Set<string | null>();
  platform.onCall = ({ cursor }) => {
    if (lost.has(cursor)) return;
    lost.add(cursor);
    throw vendorFailure('transient', 'connection_failed');
  };
  const ref = await begun('metrics');
  await readAll(ref);
  expect(await finishRun(session.orgId, ref.runId)).toMatchObject({ status: 'succeeded' });
  expect(await row(ref.runId)).toMatchObject({ attempts: 8, pagesRead: 8, rowsRead: 8 });
});

describe('a platform that is unreachable', () => {
  it('an unreachable platform is not called for every account: after some minutes the run ends with its error code', async () => {
    await connected(20);
    platform.onCall = () => {
      throw vendorFailure('transient', 'connection_failed');
    };
    const ref = await begun('all');
    const steps = await readAll(ref);
    expect(platform.calls).toHaveLength(6);
    const waited = steps.reduce((sum, step) => sum + (step.state === 'wait' ? step.seconds : 0), 0);
    expect(waited).toBeGreaterThan(200);
    expect(await finishRun(session.orgId, ref.runId)).toMatchObject({ status: 'failed' });
    expect(await row(ref.runId)).toMatchObject({ errorClass: 'transient', errorCode: 'connection_failed' });
    expect(await integrationsOf(session.orgId)).toMatchObject([{ status: 'active' }]);
  });
});

describe('a platform that limits the rate', () => {
  it('a run waits as long as Retry-After says, shows the wait, and continues', async () => {
    await connected(1);
    let refused = false;
    platform.onCall = () => {
      if (refused) return;
      refused = true;
      throw vendorFailure('rate_limited', 'rate_limited', 70);
    };
    const ref = await begun('metrics');
    const outcome = await readBatch(ref, freshBatchState, { platformOf: () => platform });
    expect(outcome).toMatchObject({
      state: 'wait',
      seconds: expect.toSatisfy((s) => s >= 69 && s <= 70),
      pace: { failures: 1 },
    });
    const { waitingUntil, errorCode } = (await row(ref.runId)) ?? {};
    expect(waitingUntil?.getTime()).toBeGreaterThan(Date.now() + 60_000);
    expect(errorCode).toBe('rate_limited');
    // The engine's clock may be a little ahead of this process, and decides when the wait ends.
    const early = { failures: 1, waitedUntil: waitingUntil?.getTime() ?? 0 };
    expect(await readBatch(ref, freshBatchState, { platformOf: () => platform })).toMatchObject({ state: 'wait' });
    expect(await readBatch(ref, early, { platformOf: () => platform })).toEqual({ state: 'ended' });
    expect(await row(ref.runId)).toMatchObject({ waitingUntil: null, errorCode: null, attempts: 1 });
  });

  it('a run does not wait for a Retry-After of hours', async () => {
    failFor('act_1', 'rate_limited', 'rate_limited', 7200);
    const ref = await begun('metrics');
    expect(await readAll(ref)).toEqual([{ state: 'ended' }]);
    await finishRun(session.orgId, ref.runId);
    expect(await row(ref.runId)).toMatchObject({ status: 'failed', errorClass: 'rate_limited', stepsDone: 2 });
  });
});

it('a fault of our own stops one step only, and is recorded as internal', async () => {
  platform.onCall = ({ subject }) => {
    if (subject === 'act_3') throw new Error('a mistake');
  };
  const ref = await begun('metrics');
  await readAll(ref);
  await finishRun(session.orgId, ref.runId);
  expect(await row(ref.runId)).toMatchObject({ status: 'failed', errorCode: 'internal', stepsDone: 2 });
});
