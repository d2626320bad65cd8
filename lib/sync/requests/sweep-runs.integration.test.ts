import { beforeEach, describe, expect, it } from 'vitest';
import type { SessionWith } from '@/lib/auth/org-session';
import { slotDelay, slotSeconds } from '../schedule/slot';
import { ago, alterRun, begin, connectAll, mintSession, queue, runOf, runsOf } from '../testing/connected-organization';
import { platformOfAccounts } from '../testing/filled-platform';
import { endAbandonedRuns, findAbandonedRuns, markReannounced, runsToReannounce } from './sweep-runs';

let session: SessionWith<'owner'>;
let runId: string;

beforeEach(async () => {
  session = await mintSession();
  const id = await connectAll(session, platformOfAccounts(1));
  for (const run of await runsOf(session.orgId)) await alter({ status: 'failed' }, run.id);
  runId = await queue(session.orgId, id, 'metrics');
});

const alter = (values: Parameters<typeof alterRun>[2], id = runId) => alterRun(session.orgId, id, values);
const row = () => runOf(session.orgId, runId);
const toAnnounce = async () => (await runsToReannounce()).filter(({ data }) => data.orgId === session.orgId);
const abandoned = async () => (await findAbandonedRuns()).filter((run) => run.orgId === session.orgId);

describe('a queued run', () => {
  it('is announced again when its announcement is missing or was lost, and not sooner', async () => {
    expect(await toAnnounce()).toEqual([]);
    await alter({ requestedAt: ago(31) });
    expect(await toAnnounce()).toMatchObject([{ id: runId }]);
    await markReannounced(await toAnnounce());
    expect(await toAnnounce()).toEqual([]);
    await alter({ announcedAt: ago(601) });
    const [again] = await toAnnounce();
    expect(again?.data).toMatchObject({ runId, platform: 'meta' });
    // The engine ignores the old id for a day.
    expect(again?.id).not.toBe(runId);
  });

  it('of the schedule keeps its slot when a crash prevented its announcement', async () => {
    const tick = ago(31);
    await alter({ trigger: 'schedule', scheduledFor: tick, requestedAt: tick });
    const [run] = await toAnnounce();
    const slot = slotSeconds((await row())?.integrationId ?? '');
    expect(run?.data.delaySeconds).toBe(slotDelay((await row())?.integrationId ?? '', tick, new Date()));
    expect(run?.data.delaySeconds).toBeLessThanOrEqual(slot);
  });
});

describe('a run under way', () => {
  beforeEach(async () => {
    await begin(session.orgId, runId);
    await alter({ announcedAt: ago(700), startedAt: ago(690) });
  });

  it('is announced again after ten minutes without progress, each time with a new id', async () => {
    expect(await toAnnounce()).toEqual([]);
    await alter({ progressedAt: ago(601) });
    const [first] = await toAnnounce();
    expect(first).toMatchObject({ data: { runId } });
    expect(await toAnnounce()).toEqual([first]);
    await markReannounced(await toAnnounce());
    expect(await toAnnounce()).toEqual([]);
    await alter({ announcedAt: ago(605) });
    const [second] = await toAnnounce();
    expect(new Set([runId, first?.id, second?.id]).size).toBe(3);
  });

  it('is not announced again while it waits for a platform', async () => {
    await alter({ progressedAt: ago(601), waitingUntil: ago(-60) });
    expect(await toAnnounce()).toEqual([]);
    await alter({ waitingUntil: ago(601) });
    expect(await toAnnounce()).toMatchObject([{ data: { runId } }]);
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
    expect(await endAbandonedRuns(found)).toEqual(ended);
  });
});
