import { expect, it } from 'vitest';
import type { OrgSession } from '@/lib/auth/org-session';
import {
  ago,
  alterRun,
  begin,
  connectAll,
  mintSession,
  perform,
  queue,
  runOf,
  sync,
} from '../testing/connected-organization';
import type { FakePlatform } from '../testing/fake-platform';
import { platformOfAccounts } from '../testing/filled-platform';
import { rollUps, storedFacts } from '../testing/stored-facts';
import { beginRun } from './begin-run';
import { finishRun } from './finish-run';
import { freshBatchState, readBatch } from './read-batch';
import { releaseRun } from './release-run';

interface Subject {
  session: OrgSession;
  platform: FakePlatform;
  runId: string;
}

async function subject(): Promise<Subject> {
  const session = await mintSession();
  const platform = platformOfAccounts(1);
  const id = await connectAll(session, platform);
  return { session, platform, runId: await queue(session.orgId, id, 'all') };
}

const row = ({ session, runId }: Subject) => runOf(session.orgId, runId);

async function forget({ session, runId }: Subject): Promise<void> {
  await alterRun(session.orgId, runId, { startedAt: ago(400), progressedAt: ago(301) });
}

async function undisturbed() {
  const one = await subject();
  await perform(one.session.orgId, one.runId, one.platform);
  const { pagesRead, rowsRead, rowsChanged, stepsDone } = (await row(one)) ?? {};
  return { facts: await storedFacts(one.session.orgId), counts: { pagesRead, rowsRead, rowsChanged, stepsDone } };
}

it('a run is completed by another worker with the same facts when its worker dies after any page or before storing it', async () => {
  const { facts, counts } = await undisturbed();
  for (let last = 0; last <= (counts.pagesRead ?? 0); last += 1) {
    const one = await subject();
    const { session, platform, runId } = one;
    let pages = 0;
    platform.onCall = () => {
      if (pages === last) throw new Error('killed');
      pages += 1;
    };
    await perform(session.orgId, runId, platform, 1, 'dead').catch((error: Error) =>
      expect(error.message).toBe('killed'),
    );
    platform.onCall = () => {};
    if (last < (counts.pagesRead ?? 0)) {
      await expect(perform(session.orgId, runId, platform, 1, 'heir')).rejects.toThrow('in the way');
      await forget(one);
      expect(await perform(session.orgId, runId, platform, 1, 'heir')).toMatchObject({ status: 'succeeded' });
    }
    expect(await storedFacts(session.orgId)).toEqual(facts);
    expect(await row(one)).toMatchObject(counts);
  }
  // Only the page in flight was read twice.
});

it('two workers on one run, the first slow but not dead, store every page once', async () => {
  const { facts, counts } = await undisturbed();
  const one = await subject();
  const { session, platform, runId } = one;
  const slow = { orgId: session.orgId, runId, claim: 'slow' };
  await begin(session.orgId, runId, 'slow');
  let calls = 0;
  platform.onCall = async () => {
    calls += 1;
    if (calls !== 4) return;
    // While its page is in flight, another worker takes the run over.
    await forget(one);
    const quick = { orgId: session.orgId, runId, claim: 'quick' };
    expect(await beginRun(session.orgId, runId, 'quick')).toMatchObject({ state: 'begun' });
    expect(await readBatch(quick, freshBatchState, { platformOf: () => platform, maxMs: 0 })).toMatchObject({
      state: 'more',
    });
  };
  expect(await readBatch(slow, freshBatchState, { platformOf: () => platform })).toEqual({ state: 'lost' });
  expect(await finishRun(session.orgId, runId, { claim: 'slow' })).toBeNull();
  expect((await row(one))?.status).toBe('running');
  expect(await perform(session.orgId, runId, platform, 50, 'quick')).toMatchObject({ status: 'succeeded' });
  expect(await storedFacts(session.orgId)).toEqual(facts);
  expect(await row(one)).toMatchObject(counts);
  const { stored, summed } = await rollUps(session.orgId);
  expect(stored).toEqual(summed);
});

it('two workers that begin one run at once store every page once', async () => {
  const { facts, counts } = await undisturbed();
  const one = await subject();
  const { session, platform, runId } = one;
  const both = await Promise.allSettled(['a', 'b'].map((claim) => perform(session.orgId, runId, platform, 1, claim)));
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(await storedFacts(session.orgId)).toEqual(facts);
  expect(await row(one)).toMatchObject(counts);
});

it('a run that is superseded in the middle keeps what it read, and the next one completes it', async () => {
  const { facts } = await undisturbed();
  const one = await subject();
  const { session, platform, runId } = one;
  let calls = 0;
  platform.onCall = async () => {
    calls += 1;
    if (calls === 4) await alterRun(session.orgId, runId, { status: 'superseded', finishedAt: new Date() });
  };
  expect(await perform(session.orgId, runId, platform, 1)).toMatchObject({ status: 'superseded' });
  expect(calls).toBe(4);
  expect(await row(one)).toMatchObject({ status: 'superseded', pagesRead: 3 });
  platform.onCall = () => {};
  await sync(session.orgId, (await row(one))?.integrationId ?? '', platform);
  expect(await storedFacts(session.orgId)).toEqual(facts);
});

it('a released run is taken over at once', async () => {
  const one = await subject();
  const { session, platform, runId } = one;
  await begin(session.orgId, runId, 'first');
  await releaseRun({ orgId: session.orgId, runId, claim: 'another' });
  expect(await beginRun(session.orgId, runId, 'second')).toMatchObject({ state: 'busy' });
  await releaseRun({ orgId: session.orgId, runId, claim: 'first' });
  expect(await perform(session.orgId, runId, platform, 50, 'second')).toMatchObject({ status: 'succeeded' });
});
