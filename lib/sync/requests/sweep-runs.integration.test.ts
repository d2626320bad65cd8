import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { useOwnDatabase } from '@/db/testing/own-database';
import type { SessionWith } from '@/lib/auth/org-session';
import { takeEvents } from '@/lib/outbox/testing/recorded-events';
import { ago, alterRun, begin, connectAll, mintSession, queue, runOf, runsOf } from '../testing/connected-organization';
import { platformOfAccounts } from '../testing/filled-platform';
import { endAbandonedRuns, findAbandonedRuns, sweepRuns } from './sweep-runs';

let session: SessionWith<'owner'>;
let runId: string;

// The sweep looks at every organization there is.
beforeAll(() => useOwnDatabase('sweep_runs'));

beforeEach(async () => {
  session = await mintSession();
  const id = await connectAll(session, platformOfAccounts(1));
  for (const run of await runsOf(session.orgId)) await alter({ status: 'failed' }, run.id);
  runId = await queue(session.orgId, id, 'metrics');
  await takeEvents(session.orgId);
});

const alter = (values: Parameters<typeof alterRun>[2], id = runId) => alterRun(session.orgId, id, values);
const row = () => runOf(session.orgId, runId);
/** The events that a sweep records, each as the engine accepts it. */
async function swept() {
  await sweepRuns();
  return takeEvents(session.orgId, 'sync/run.requested');
}
const abandoned = async () => (await findAbandonedRuns()).filter((run) => run.orgId === session.orgId);

describe('a queued run', () => {
  it('is requested again under a new id when the engine lost it for ten minutes, and not sooner', async () => {
    expect(await swept()).toEqual([]);
    await alter({ lastEventAt: ago(590) });
    expect(await swept()).toEqual([]);
    await alter({ lastEventAt: ago(601) });
    const [again] = await swept();
    expect(again?.data).toMatchObject({ runId, platform: 'meta' });
    // The engine drops the old id for a day.
    expect(again?.id).not.toBe(runId);
    expect(await swept()).toEqual([]);
  });

  it('gets no second event while its first one waits for delivery', async () => {
    const waiting = await queue(session.orgId, (await row())?.integrationId ?? '', 'posts');
    await alter({ lastEventAt: ago(601) }, waiting);
    expect((await swept()).map(({ id }) => id)).toEqual([waiting]);
  });

  it('is requested once by two sweeps at the same time', async () => {
    await alter({ lastEventAt: ago(601) });
    const now = new Date();
    await Promise.all([sweepRuns(now), sweepRuns(now)]);
    expect(await takeEvents(session.orgId, 'sync/run.requested')).toHaveLength(1);
  });
});

describe('a run under way', () => {
  beforeEach(async () => {
    await begin(session.orgId, runId);
    await alter({ lastEventAt: ago(700), startedAt: ago(690) });
  });

  it('is requested again after ten minutes without progress, each time under a new id', async () => {
    expect(await swept()).toEqual([]);
    await alter({ progressedAt: ago(601) });
    const [first] = await swept();
    expect(first).toMatchObject({ data: { runId } });
    expect(await swept()).toEqual([]);
    await alter({ lastEventAt: ago(605) });
    const [second] = await swept();
    expect(new Set([runId, first?.id, second?.id]).size).toBe(3);
  });

  it('is not requested again while it waits for a platform', async () => {
    await alter({ progressedAt: ago(601), waitingUntil: ago(-60) });
    expect(await swept()).toEqual([]);
    await alter({ waitingUntil: ago(601) });
    expect(await swept()).toMatchObject([{ data: { runId } }]);
  });

  it('is ended after six hours without a worker, but not while it advances', async () => {
    expect(await abandoned()).toEqual([]);
    await alter({ startedAt: ago(6 * 3600 + 1) });
    expect(await abandoned()).toEqual([]);
    await alter({ progressedAt: ago(601) });
    const found = await abandoned();
    const ended = await endAbandonedRuns(found);
    expect(ended).toMatchObject([{ runId, status: 'failed' }]);
    expect(await row()).toMatchObject({ status: 'failed', errorCode: 'interrupted' });
    expect(await takeEvents(session.orgId, 'sync/run.finished')).toMatchObject([{ id: `${runId}:finished` }]);
    expect(await endAbandonedRuns(found)).toEqual(ended);
  });
});
