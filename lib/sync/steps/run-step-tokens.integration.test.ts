import { beforeEach, describe, expect, it } from 'vitest';
import { integrationCredentials } from '@/db/schema/integration-credentials';
import { tokenEvents } from '@/db/schema/token-events';
import { withOrg } from '@/db/tenant';
import type { SessionWith } from '@/lib/auth/org-session';
import { dayInZone } from '@/lib/dates';
import { logger } from '@/lib/logger';
import { finishRun } from '../run/finish-run';
import {
  begin,
  connect,
  connectAll,
  integrationsOf,
  mintSession,
  perform,
  queue,
  runOf,
  sync,
} from '../testing/connected-organization';
import { FakePlatform, remoteAccount, remoteMetrics, vendorFailure } from '../testing/fake-platform';
import { STEADY_ZONE } from '../testing/steady-zone';
import { storedFacts } from '../testing/stored-facts';
import { runStep } from './run-step';

logger.level = 'silent';
const today = dayInZone(new Date(), STEADY_ZONE);
const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1000);
let session: SessionWith<'owner'>;
let platform: FakePlatform;
let integrationId: string;

async function setTimes(times: Partial<typeof integrationCredentials.$inferInsert>): Promise<void> {
  await withOrg(session.orgId, (tx) => tx.update(integrationCredentials).set(times));
}

async function log() {
  const rows = await withOrg(session.orgId, (tx) => tx.select().from(tokenEvents).orderBy(tokenEvents.happenedAt));
  return rows
    .filter(({ cause }) => cause !== 'consent')
    .map(({ cause, outcome, actorType }) => [cause, outcome, actorType]);
}

const refreshes = () => platform.calls.filter(({ method }) => method === 'refresh').length;
const status = async () => (await integrationsOf(session.orgId)).map((row) => [row.status, row.statusReason]);

beforeEach(async () => {
  session = await mintSession();
  platform = new FakePlatform();
  platform.accounts = [remoteAccount('act_1'), remoteAccount('act_2')];
  for (const id of ['act_1', 'act_2']) {
    platform.metrics.set(
      id,
      ['a', 'b', 'c'].map((name) => remoteMetrics(name, today)),
    );
  }
  platform.grant = { accessToken: 'old', refreshToken: 'r', expiresAt: inSeconds(86_400) };
  integrationId = await connectAll(session, platform);
});

describe('the token of a sync', () => {
  it('a sync with a token that is due renews it first and reads with the new one', async () => {
    await setTimes({ refreshDueAt: inSeconds(-1) });
    expect(await sync(session.orgId, integrationId, platform)).toMatchObject({ status: 'succeeded' });
    expect([refreshes(), await log()]).toEqual([1, [['due', 'refreshed', 'sync']]]);
  });

  it.each([1, 50])(
    'a sync renews a token that is refused as expired once and continues (%i pages a step)',
    async (maxPages) => {
      let alive = false;
      platform.onCall = ({ method }) => {
        if (method === 'refresh') alive = true;
        else if (method === 'listDailyMetrics' && !alive) throw vendorFailure('reauth', 'token_expired');
      };
      const runId = await queue(session.orgId, integrationId, 'metrics');
      expect(await perform(session.orgId, runId, platform, maxPages)).toMatchObject({ status: 'succeeded' });
      expect(await storedFacts(session.orgId)).toHaveLength(6);
      expect([refreshes(), await log(), await status()]).toEqual([
        1,
        [['rejected', 'refreshed', 'sync']],
        [['active', null]],
      ]);
    },
  );

  it('a sync needs a person when its renewed token is refused again after it had time to spread', async () => {
    platform.onCall = ({ method }) => {
      if (method === 'listDailyMetrics') throw vendorFailure('reauth', 'token_expired');
    };
    const runId = await queue(session.orgId, integrationId, 'metrics');
    await expect(perform(session.orgId, runId, platform)).rejects.toMatchObject({ code: 'token_not_renewed' });
    expect(await status()).toEqual([['active', null]]);
    await setTimes({ refreshedAt: inSeconds(-60) });
    expect(await perform(session.orgId, runId, platform)).toMatchObject({ status: 'failed' });
    expect(await status()).toEqual([['reauth_required', 'token_expired']]);
    expect(await runOf(session.orgId, runId)).toMatchObject({
      errorClass: 'reauth',
      errorCode: 'token_expired',
      vendorRequestId: 'trace-1',
    });
    expect([refreshes(), await log()]).toEqual([
      1,
      [
        ['rejected', 'refreshed', 'sync'],
        ['rejected', 'reauth_required', 'sync'],
      ],
    ]);
  });

  it('a sync retries with a token that cannot be renewed and was refused by mistake', async () => {
    platform.capabilities = { ...platform.capabilities, tokenRenewal: 'none' };
    let refusals = 0;
    platform.onCall = ({ method }) => {
      if (method === 'listDailyMetrics' && refusals++ === 0) throw vendorFailure('reauth', 'token_expired');
    };
    expect(await sync(session.orgId, integrationId, platform, 'metrics')).toMatchObject({ status: 'succeeded' });
    expect([refreshes(), await log(), await status()]).toEqual([0, [], [['active', null]]]);
  });

  it('a sync with an ended token that is not renewed is retried when the platform says so, and needs no reconnection', async () => {
    await setTimes({ expiresAt: inSeconds(-1), refreshDueAt: inSeconds(-1) });
    platform.onCall = ({ method }) => {
      if (method === 'refresh') throw vendorFailure('rate_limited', 'rate_limited', 45);
    };
    const runId = await queue(session.orgId, integrationId, 'metrics');
    await expect(perform(session.orgId, runId, platform)).rejects.toMatchObject({
      errorClass: 'transient',
      retryAfterSeconds: 45,
    });
    expect(await runOf(session.orgId, runId)).toMatchObject({
      status: 'running',
      errorCode: 'token_not_renewed',
      attempts: 1,
    });
    expect(await status()).toEqual([['retry_wait', null]]);
  });

  it('a sync reads the page again when its token was replaced during the call', async () => {
    let refused = false;
    platform.onCall = async ({ method }) => {
      if (method !== 'listDailyMetrics' || refused) return;
      refused = true;
      await setTimes({ version: 7 });
      throw vendorFailure('reauth', 'token_revoked');
    };
    expect(await sync(session.orgId, integrationId, platform, 'metrics')).toMatchObject({ status: 'succeeded' });
    expect(await status()).toEqual([['active', null]]);
  });
});

describe('a grant without any permission', () => {
  const deny = () => {
    platform.onCall = () => {
      throw vendorFailure('reauth', 'permission_missing');
    };
  };

  it('a grant without any permission needs a person, and the token log says so', async () => {
    deny();
    await sync(session.orgId, integrationId, platform, 'metrics');
    expect(await status()).toEqual([['reauth_required', 'permission_missing']]);
    expect(await log()).toEqual([['rejected', 'reauth_required', 'sync']]);
  });

  it.each(['before the run ends', 'between its steps'])(
    'a grant without any permission does not end the grant of a person who reconnected %s',
    async (when) => {
      deny();
      const runId = await queue(session.orgId, integrationId, 'metrics');
      const [first, second] = await begin(session.orgId, runId);
      if (!first || !second) throw new Error('The run has fewer than two steps.');
      const read = (planned: typeof first) =>
        runStep({ orgId: session.orgId, runId, claim: 'engine-1', ...planned }, { platformOf: () => platform });
      const reconnect = async () => {
        platform.onCall = () => {};
        await connect(session, platform);
        deny();
      };
      await read(first);
      if (when === 'between its steps') await reconnect();
      await read(second);
      if (when === 'before the run ends') await reconnect();
      expect(await finishRun(session.orgId, runId)).toMatchObject({ status: 'failed' });
      expect(await status()).toEqual([['active', null]]);
    },
  );
});
