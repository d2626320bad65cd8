import { beforeEach, expect, it } from 'vitest';
import { syncStreams } from '@/db/schema/sync-streams';
import { withOrg } from '@/db/tenant';
import type { SessionWith } from '@/lib/auth/org-session';
import { logger } from '@/lib/logger';
import {
  alterRun,
  begin,
  connectAll,
  mintSession,
  perform,
  queue,
  runOf,
  sync,
} from '../testing/connected-organization';
import { type FakePlatform, vendorFailure } from '../testing/fake-platform';
import { platformOfAccounts } from '../testing/filled-platform';
import { finishRun } from './finish-run';

logger.level = 'silent';
let session: SessionWith<'owner'>;
let platform: FakePlatform;
let id: string;

beforeEach(async () => {
  session = await mintSession();
  platform = platformOfAccounts(2);
  id = await connectAll(session, platform);
});

async function streams() {
  const rows = await withOrg(session.orgId, (tx) => tx.select().from(syncStreams).orderBy(syncStreams.stream));
  return Object.fromEntries(rows.map((row) => [row.stream, row]));
}

function fail(method: string, subject: string): void {
  platform.onCall = (call) => {
    if (call.method === method && call.subject === subject) throw vendorFailure('permanent', 'request_rejected');
  };
}

it('finishing a run records each stream that was read to its end, and no stream without steps', async () => {
  const before = Date.now();
  await sync(session.orgId, id, platform);
  const { campaigns, metrics, posts } = await streams();
  expect(campaigns).toMatchObject({ failures: 0, lastErrorCode: null });
  expect(metrics?.lastSuccessAt?.getTime()).toBeGreaterThanOrEqual(before);
  expect(posts).toBeUndefined();
});

it('a stream that was read to its end counts as fresh though another failed, and the failed one keeps its last success', async () => {
  await sync(session.orgId, id, platform);
  const first = await streams();
  fail('listDailyMetrics', 'act_2');
  for (const failures of [1, 2]) {
    expect(await sync(session.orgId, id, platform)).toMatchObject({ status: 'failed' });
    const { campaigns, metrics } = await streams();
    expect(campaigns).toMatchObject({ failures: 0, lastErrorCode: null });
    expect(campaigns?.lastSuccessAt?.getTime()).toBeGreaterThan(first.campaigns?.lastSuccessAt?.getTime() ?? 0);
    expect(metrics).toMatchObject({
      failures,
      lastErrorClass: 'permanent',
      lastErrorCode: 'request_rejected',
      lastSuccessAt: first.metrics?.lastSuccessAt,
    });
  }
  platform.onCall = () => {};
  await sync(session.orgId, id, platform, 'metrics');
  // Recovered, with its last failure kept.
  expect((await streams()).metrics).toMatchObject({ failures: 0, lastErrorCode: 'request_rejected' });
});

it("a stream that was interrupted counts as failed with the run's failure, and the others as fresh", async () => {
  const runId = await queue(session.orgId, id, 'all');
  platform.onCall = ({ method }) => {
    if (method === 'listDailyMetrics') throw new Error('killed');
  };
  await expect(perform(session.orgId, runId, platform)).rejects.toThrow('killed');
  const cause = { errorClass: 'transient', errorCode: 'interrupted', vendorRequestId: null };
  expect(await finishRun(session.orgId, runId, { cause })).toMatchObject({ status: 'failed' });
  expect(await streams()).toMatchObject({
    campaigns: { failures: 0 },
    metrics: { failures: 1, lastErrorCode: 'interrupted', lastSuccessAt: null },
  });
  await finishRun(session.orgId, runId, { cause });
  expect((await streams()).metrics?.failures).toBe(1);
});

it('finishing changes nothing for a superseded run or one that another worker holds', async () => {
  const runId = await queue(session.orgId, id, 'metrics');
  await begin(session.orgId, runId);
  expect(await finishRun(session.orgId, runId, { claim: 'another' })).toBeNull();
  expect((await runOf(session.orgId, runId))?.status).toBe('running');
  await alterRun(session.orgId, runId, { status: 'superseded' });
  expect(await finishRun(session.orgId, runId)).toMatchObject({ status: 'superseded' });
  expect(await streams()).toEqual({});
});
