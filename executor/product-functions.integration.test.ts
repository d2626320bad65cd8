import { createServer as createHttpServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sql } from 'drizzle-orm';
import { createServer } from 'inngest/node';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { withOrg } from '@/db/tenant';
import { useOwnDatabase } from '@/db/testing/own-database';
import type { SessionWith } from '@/lib/auth/org-session';
import { chooseAccounts } from '@/lib/connect/choose-accounts';
import { dayInZone } from '@/lib/dates';
import { loadIntegration } from '@/lib/integrations/load-integration';
import { setEventSender } from '@/lib/outbox/deliver-events';
import { recordedEvents } from '@/lib/outbox/testing/recorded-events';
import { platformDefinition } from '@/lib/platforms/registry';
import { triggerSync } from '@/lib/sync/requests/trigger-sync';
import { queueScheduledRuns } from '@/lib/sync/schedule/queue-scheduled-runs';
import { latestTick } from '@/lib/sync/schedule/ticks';
import { connect, integrationsOf, mintSession, runOf, runsOf } from '@/lib/sync/testing/connected-organization';
import { FakePlatform, remoteAccount, remoteMetrics, vendorFailure } from '@/lib/sync/testing/fake-platform';
import { STEADY_ZONE } from '@/lib/sync/testing/steady-zone';
import { storedFacts } from '@/lib/sync/testing/stored-facts';
import { accessTokenFor } from '@/lib/tokens/access-token-for';
import { listTokenEvents } from '@/lib/tokens/list-token-events';
import {
  deliveriesOf,
  feedChange,
  freshId,
  leadChange,
  type MetaOrganization,
  metaBody,
  mintMetaOrganization,
  send,
  signedByMeta,
} from '@/lib/webhooks/testing/meta-organization';
import { type Executor, startExecutor } from './executor';
import { EVENT_KEY, newSchema, readTable, SIGNING_KEY, testDatabaseUrl, waitUntil } from './testing/test-stack';

const current = vi.hoisted(() => ({ platform: undefined as unknown }));
vi.mock('@/lib/tokens/platform-config', async (original) => ({
  ...(await original<object>()),
  configuredPlatform: () => current.platform,
}));

let executor: Executor;
let server: Server;
let skippedMs = 0;
let isServerAway = false;
const schema = newSchema();
let sweep: () => Promise<unknown>;
let startDelivery: () => void;

async function freePort(): Promise<number> {
  const { createServer: listen } = await import('node:net');
  const socket = listen().listen(0, '127.0.0.1');
  await new Promise((resolve) => socket.once('listening', resolve));
  const { port } = socket.address() as AddressInfo;
  await new Promise((resolve) => socket.close(resolve));
  return port;
}

beforeAll(async () => {
  // The dispatchers would queue runs for organizations of other test files, which would fail here.
  await useOwnDatabase('scheduled');
  const port = await freePort();
  const appUrl = `http://127.0.0.1:${port}/api/inngest`;
  executor = await startExecutor({
    databaseUrl: testDatabaseUrl(),
    schema,
    appUrl,
    eventKey: EVENT_KEY,
    signingKey: SIGNING_KEY,
    now: () => Date.now() + skippedMs,
  });
  const keys = { INNGEST_EVENT_KEY: EVENT_KEY, INNGEST_SIGNING_KEY: SIGNING_KEY };
  Object.assign(process.env, { INNGEST_BASE_URL: executor.url, ...keys });
  const [{ functions }, { inngest }, { sweepEverything }] = await Promise.all([
    import('@/inngest'),
    import('@/inngest/client'),
    import('@/inngest/functions/sweep-events'),
  ]);
  ({ startDelivery } = await import('@/inngest/start-delivery'));
  startDelivery();
  sweep = sweepEverything;
  const product = createServer({ client: inngest, functions });
  server = createHttpServer((request, response) => {
    if (isServerAway) response.writeHead(502).end();
    else product.emit('request', request, response);
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  await waitUntil(async () => {
    const answer = await fetch(`${executor.url}/metrics`);
    return JSON.stringify(await answer.json()).includes('sync-platform-data') || answer.ok;
  });
});

afterAll(async () => {
  await executor.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

let session: SessionWith<'owner'>;
let platform: FakePlatform;

beforeEach(async () => {
  isServerAway = false;
  session = await mintSession();
  platform = new FakePlatform();
  current.platform = platform;
  platform.accounts = [remoteAccount('act_1'), remoteAccount('act_2')];
  const today = dayInZone(new Date(), STEADY_ZONE);
  for (const id of ['act_1', 'act_2'])
    platform.metrics.set(
      id,
      ['a', 'b', 'c'].map((name) => remoteMetrics(name, today)),
    );
});

async function chosen(by = session): Promise<{ integrationId: string; runId: string }> {
  const integrationId = await connect(by, platform);
  const { adAccounts } = await loadIntegration(by.orgId, integrationId);
  const choice = { adAccountIds: adAccounts.map((account) => account.id), profileIds: [] };
  const { runId } = await chooseAccounts(by, integrationId, choice);
  return { integrationId, runId };
}

async function runNamed(runId: string) {
  const run = await runOf(session.orgId, runId);
  if (!run) throw new Error('There is no such run.');
  return run;
}

/** Whether the engine accepted the event of a run. */
async function isDelivered(runId: string, orgId = session.orgId): Promise<boolean> {
  return (await recordedEvents(orgId, 'sync/run.requested')).every(({ data }) => data.runId !== runId);
}

async function ended(runId: string) {
  await waitUntil(async () => (await runNamed(runId)).finishedAt !== null);
  return runNamed(runId);
}

async function skippingWaits<T>(work: Promise<T>): Promise<T> {
  const hurry = setInterval(() => {
    skippedMs += 300_000;
    executor.wake();
  }, 1000);
  try {
    return await work;
  } finally {
    clearInterval(hurry);
  }
}

describe('a sync on the engine', () => {
  it('a sync begins when accounts are selected and records its success', async () => {
    const { runId } = await chosen();
    const run = await ended(runId);
    expect(run).toMatchObject({ status: 'succeeded', trigger: 'connect', stepsDone: 8, stepsTotal: 8 });
    expect(await isDelivered(runId)).toBe(true);
    expect(await storedFacts(session.orgId)).toHaveLength(6);
  });

  it('a scheduled sync waits for its slot', async () => {
    const { integrationId, runId } = await chosen();
    await ended(runId);
    const now = new Date();
    const due = { dataType: 'metrics' as const, tick: now.toISOString(), integrationIds: [integrationId] };
    const requests = await queueScheduledRuns(session.orgId, due, now);
    expect(await skippingWaits(ended(requests[0]?.id ?? ''))).toMatchObject({
      status: 'succeeded',
      trigger: 'schedule',
    });
  });

  it('a scheduled sync is queued, delivered and run', async () => {
    const { runId } = await chosen();
    await ended(runId);
    const scheduled = async () => (await runsOf(session.orgId)).filter((run) => run.trigger === 'schedule');
    expect(await scheduled()).toEqual([]);
    // The executor's clock moves, the app's does not, so the last reading is moved back instead.
    await withOrg(session.orgId, async (tx) => {
      await tx.execute(sql`update integrations set connected_at = connected_at - interval '2 days'`);
      await tx.execute(sql`update sync_runs set requested_at = requested_at - interval '2 days',
        started_at = started_at - interval '2 days', finished_at = finished_at - interval '2 days'`);
    });
    skippedMs += 24 * 3_600_000;
    executor.wake();
    const isQueued = async () => {
      const [run] = await scheduled();
      return run !== undefined && (await isDelivered(run.id));
    };
    await skippingWaits(waitUntil(isQueued));
    expect(await scheduled()).toMatchObject([
      { dataType: 'all', scheduledFor: latestTick('all', 'Asia/Riyadh', new Date()) },
    ]);
    const [first] = await scheduled();
    expect(await skippingWaits(ended(first?.id ?? ''))).toMatchObject({ status: 'succeeded', requestedBy: null });
  });

  it('a due token is renewed', async () => {
    const integrationId = await connect(session, platform);
    await withOrg(session.orgId, (tx) =>
      tx.execute(sql`update integration_credentials set refresh_due_at = now() - interval '1 second'`),
    );
    platform.grant = { ...platform.grant, accessToken: 'renewed' };
    skippedMs += 120_000;
    executor.wake();
    const renewed = async () => (await accessTokenFor(session.orgId, integrationId, () => idle)).accessToken;
    const idle = new FakePlatform();
    idle.onCall = () => {
      throw vendorFailure('transient', 'platform_down');
    };
    await skippingWaits(waitUntil(async () => platform.calls.some(({ method }) => method === 'refresh')));
    await waitUntil(async () => (await renewed()) === 'renewed');
    const { events } = await listTokenEvents(session.orgId, integrationId, { limit: 5 });
    expect(events[0]).toMatchObject({ actor: { type: 'sweep' }, cause: 'due', outcome: 'refreshed' });
  });

  it('one organization is synced while every call of another gets no answer', async () => {
    let release = () => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    const pending = new Set<string>();
    platform.onCall = async ({ method, subject }) => {
      if (method !== 'listDailyMetrics' || !subject.startsWith('hang')) return;
      pending.add(subject);
      await released;
    };
    platform.listAccounts = async ({ accessToken }) => {
      const own = remoteAccount(platform.wireId(accessToken));
      return { items: [own], nextCursor: null };
    };
    const goAs = (person: string) => {
      platform.externalUserId = person;
      platform.grant = { ...platform.grant, accessToken: person };
    };
    const other = await mintSession();
    const places = platformDefinition('meta').concurrentSyncs;
    const others: string[] = [];
    for (let index = 0; index < places + 2; index += 1) {
      goAs(`hang_${index}`);
      others.push((await chosen(other)).runId);
    }
    await waitUntil(async () => pending.size >= places / 2);

    goAs('act_1');
    expect(await ended((await chosen()).runId)).toMatchObject({ status: 'succeeded' });
    expect(pending.size).toBeLessThan(places);
    release();
    await waitUntil(async () => (await runsOf(other.orgId)).every((run) => run.finishedAt !== null));
    expect((await runsOf(other.orgId)).filter(({ id }) => others.includes(id)).map(({ status }) => status)).toEqual(
      Array(places + 2).fill('succeeded'),
    );
  });

  it('a sync is retried at the time that the platform names', async () => {
    const { integrationId, runId } = await chosen();
    await ended(runId);
    let refused = 0;
    platform.onCall = ({ method }) => {
      if (method !== 'listCampaigns') return;
      refused += 1;
      if (refused === 1) throw vendorFailure('rate_limited', 'rate_limited', 1);
    };
    const startedAt = Date.now();
    const { run } = await triggerSync(session, integrationId, 'campaigns');
    expect(await ended(run.id)).toMatchObject({ status: 'succeeded', attempts: 1, errorCode: null });
    expect(Date.now() - startedAt).toBeGreaterThanOrEqual(1000);
  });

  it('a sync fails with a clear code after some minutes while the platform is down, and keeps the connection', async () => {
    platform.onCall = ({ method }) => {
      if (method === 'listDailyMetrics') throw vendorFailure('transient', 'connection_failed');
    };
    const { runId } = await chosen();
    const run = await skippingWaits(ended(runId));
    expect(run).toMatchObject({ status: 'failed', errorCode: 'connection_failed' });
    expect(run.attempts).toBeGreaterThan(4);
    expect(await integrationsOf(session.orgId)).toMatchObject([{ status: 'active' }]);
  });

  it('a sync continues once the server is back, after the engine failed the run and its failure handler', async () => {
    platform.onCall = ({ method }) => {
      if (method === 'listDailyMetrics') isServerAway = true;
    };
    const { runId } = await chosen();
    await waitUntil(() => isServerAway);
    const failed = async (functionId: string) =>
      (await readTable(schema, 'runs')).some(
        ({ event, status, function_id }) =>
          function_id === functionId && status === 'failed' && String(event).includes(runId),
      );
    await skippingWaits(waitUntil(() => failed('cmis-sync-platform-data-meta-failure')));
    expect(await failed('cmis-sync-platform-data-meta')).toBe(true);
    expect(await runNamed(runId)).toMatchObject({ status: 'running' });
    await withOrg(session.orgId, (tx) =>
      tx.execute(sql`update sync_runs set progressed_at = progressed_at - interval '1 minute',
        last_event_at = last_event_at - interval '1 minute' where id = ${runId}`),
    );
    platform.onCall = () => {};
    isServerAway = false;
    await sweep();
    expect(await ended(runId)).toMatchObject({ status: 'succeeded' });
  });

  it('a sync that the engine failed is handed over at once when the server is back', async () => {
    platform.onCall = ({ method }) => {
      if (method === 'listDailyMetrics') isServerAway = true;
    };
    const { runId } = await chosen();
    await waitUntil(() => isServerAway);
    platform.onCall = () => {};
    const isFailed = async () =>
      (await readTable(schema, 'runs')).some(
        ({ event, status, function_id }) =>
          function_id === 'cmis-sync-platform-data-meta' && status === 'failed' && String(event).includes(runId),
      );
    await skippingWaits(waitUntil(isFailed));
    isServerAway = false;
    expect(await skippingWaits(ended(runId))).toMatchObject({ status: 'succeeded', handovers: 1 });
  });

  it('a sync ends at once when the token was revoked', async () => {
    platform.onCall = ({ method }) => {
      if (method === 'listDailyMetrics') throw vendorFailure('reauth', 'token_revoked');
    };
    const { runId } = await chosen();
    expect(await ended(runId)).toMatchObject({ status: 'failed', errorClass: 'reauth', errorCode: 'token_revoked' });
    expect(await integrationsOf(session.orgId)).toMatchObject([{ status: 'reauth_required' }]);
  });
});

describe('a webhook on the engine', () => {
  let organization: MetaOrganization;
  beforeEach(async () => {
    // The engine would otherwise take the first runs while the fixture performs them itself.
    setEventSender(null);
    organization = await mintMetaOrganization();
    current.platform = organization.platform;
    startDelivery();
  });

  const receive = async (change: { field: string; value: unknown }) =>
    (await send(signedByMeta(metaBody('page', organization.pageId, [change])))).stored;
  const delivery = async () => (await deliveriesOf(organization.orgId))[0];
  async function pass(seconds: number): Promise<void> {
    await withOrg(organization.orgId, (tx) =>
      tx.execute(
        sql`update webhook_deliveries set next_attempt_at = next_attempt_at - make_interval(secs => ${seconds})`,
      ),
    );
    skippedMs += seconds * 1000;
    executor.wake();
  }

  it('a webhook is processed after it was received, and its sync runs', async () => {
    await receive(feedChange());
    await waitUntil(async () => (await delivery())?.status === 'processed');
    const webhookRun = async () => (await runsOf(organization.orgId)).find(({ trigger }) => trigger === 'webhook');
    await waitUntil(async () => isDelivered((await webhookRun())?.id ?? '', organization.orgId));
    skippedMs += 60_000;
    executor.wake();
    await waitUntil(async () => (await webhookRun())?.status === 'succeeded');
  });

  it('the sweep processes a webhook without a delivered event', async () => {
    setEventSender(null);
    await receive(feedChange());
    startDelivery();
    await withOrg(organization.orgId, (tx) =>
      tx.execute(sql`update outbox_events set created_at = created_at - interval '3 seconds'`),
    );
    skippedMs += 60_000;
    executor.wake();
    await waitUntil(async () => (await delivery())?.status === 'processed');
  });

  it('a failing webhook is retried after 60, 300 and 900 seconds, and is then a dead letter', async () => {
    let calls = 0;
    organization.platform.readLead = async () => {
      calls += 1;
      throw vendorFailure('transient', 'platform_down');
    };
    await receive(leadChange(freshId()));
    for (const [attempt, seconds] of [60, 300, 900].entries()) {
      await waitUntil(async () => (await delivery())?.attempts === attempt + 1);
      await pass(seconds * 0.5);
      await new Promise((resolve) => setTimeout(resolve, 200));
      expect(calls).toBe(attempt + 1);
      // The executor records the failure after the app and waits from then on, possibly more than once.
      while (calls === attempt + 1) {
        await pass(seconds * 0.2);
        await new Promise((resolve) => setTimeout(resolve, 500));
      }
    }
    await waitUntil(async () => (await delivery())?.status === 'dead');
    expect(calls).toBe(4);
  });
});
