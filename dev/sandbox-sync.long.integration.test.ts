import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { adAccounts } from '@/db/schema/ad-accounts';
import { withOrg } from '@/db/tenant';
import { sized } from '@/db/testing/test-size';
import type { SessionWith } from '@/lib/auth/org-session';
import { chooseAccounts } from '@/lib/connect/choose-accounts';
import { finishConnect, startConnect } from '@/lib/connect/connect';
import { disconnect } from '@/lib/connect/disconnect';
import { addDays, dayInZone } from '@/lib/dates';
import { loadIntegration } from '@/lib/integrations/load-integration';
import { type PlatformId, platformIds } from '@/lib/platform-ids';
import type { DateWindow, Platform } from '@/lib/platforms/platform';
import { queueHistory } from '@/lib/sync/history/queue-history';
import { beginRun } from '@/lib/sync/run/begin-run';
import { finishRun } from '@/lib/sync/run/finish-run';
import { failStep } from '@/lib/sync/steps/close-step';
import { runStep } from '@/lib/sync/steps/run-step';
import type { PlannedStep } from '@/lib/sync/steps/step-state';
import { mintSession, queue, runsOf } from '@/lib/sync/testing/connected-organization';
import { rollUps, storedFacts } from '@/lib/sync/testing/stored-facts';
import { configuredPlatform } from '@/lib/tokens/platform-config';
import { VendorError } from '@/lib/vendor-http/vendor-error';
import { type Sandbox, startSandbox } from '../sandbox/server';
import { grantInBrowser } from '../sandbox/testing/grant-in-browser';

// Without an engine: the stored rows must equal the data of the emulated platforms, to the micro.
const origin = 'http://127.0.0.1:3000';
let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox();
  process.env.CMIS_SANDBOX_URL = sandbox.url;
});

afterAll(() => sandbox.close());

async function connectEverything(
  session: SessionWith<'owner'>,
  platform: PlatformId,
): Promise<{ id: string; runId: string }> {
  let id: string | undefined;
  for (const { kind: consent } of configuredPlatform(platform).consents) {
    const request = {
      platform,
      consent,
      locale: 'ar',
      origin,
      sessionVersion: 1,
      ...(id ? { integrationId: id } : {}),
    };
    const [person] = sandbox.world.platform(platform).people;
    const back = await grantInBrowser(await startConnect(session, request), person ? { person: person.id } : {});
    const returned = { platform, answer: back.searchParams, userId: session.user.id, sessionVersion: 1 };
    id = (await finishConnect(returned)).integrationId;
  }
  if (!id) throw new Error('The platform asks for no consent.');
  const { adAccounts, profiles, consents } = await loadIntegration(session.orgId, id);
  expect(consents.every(({ granted }) => granted)).toBe(true);
  const choice = { adAccountIds: adAccounts.map(({ id }) => id), profileIds: profiles.map(({ id }) => id) };
  return { id, runId: (await chooseAccounts(session, id, choice)).runId };
}

const claim = 'engine-1';

async function begin(session: SessionWith<'owner'>, runId: string): Promise<PlannedStep[]> {
  const beginning = await beginRun(session.orgId, runId, claim);
  return beginning.state === 'begun' ? beginning.steps : [];
}

async function perform(session: SessionWith<'owner'>, runId: string, interrupted = false) {
  const lost = new Set<string>();
  const platformOf = (id: PlatformId) =>
    interrupted ? losingEachPageOnce(configuredPlatform(id), lost) : configuredPlatform(id);
  const options = interrupted ? { platformOf, maxPages: 1 } : { platformOf };
  for (const planned of await begin(session, runId)) {
    for (let outcome = 'more'; outcome === 'more'; ) {
      try {
        outcome = await runStep({ orgId: session.orgId, runId, claim, ...planned }, options);
        if (outcome === 'stopped') return finishRun(session.orgId, runId, { claim });
      } catch (error) {
        if (!(interrupted && error instanceof VendorError && error.code === 'connection_failed')) throw error;
      }
    }
  }
  if (interrupted) expect(lost.size).toBeGreaterThan(3);
  return finishRun(session.orgId, runId, { claim });
}

function losingEachPageOnce({ ads, content, ...platform }: Platform, lost: Set<string>): Platform {
  const losing =
    <Request extends { cursor: string | null; account?: unknown; profile?: unknown }, Answer>(
      name: string,
      read: (request: Request) => Promise<Answer>,
    ) =>
    async (request: Request): Promise<Answer> => {
      const page = await read(request);
      const key = JSON.stringify([name, request.account, request.profile, request.cursor]);
      if (lost.has(key)) return page;
      lost.add(key);
      throw new VendorError('transient', 'connection_failed', { platform: platform.id, endpoint: name });
    };
  return {
    ...platform,
    ads: {
      ...ads,
      listAccounts: losing('listAccounts', ads.listAccounts),
      listCampaigns: losing('listCampaigns', ads.listCampaigns),
      listDailyMetrics: losing('listDailyMetrics', ads.listDailyMetrics),
    },
    content: content && {
      listProfiles: losing('listProfiles', content.listProfiles),
      listPosts: losing('listPosts', content.listPosts),
    },
  };
}

interface Sums {
  account: string;
  rows: string;
  spend: string;
  impressions: string;
  clicks: string;
  conversions: string;
  value: string;
}

const FIRST_DAYS = 29;
const HISTORY_DAYS = sized(100, 394);

// Days complete in every time zone: some platforms report today only up to its last whole hour.
const daysBack = (back: number) => {
  const today = dayInZone(new Date(), 'UTC');
  return { from: addDays(today, -back), to: addDays(today, -2) };
};

function storedSums(session: SessionWith<'owner'>, { from, to }: DateWindow): Promise<Sums[]> {
  return withOrg(session.orgId, (tx) =>
    tx.execute<Sums & Record<string, unknown>>(sql`
      select a.external_id as account, count(m.date)::text as rows, coalesce(sum(m.spend_micros), 0)::text as spend,
        coalesce(sum(m.impressions), 0)::text as impressions, coalesce(sum(m.clicks), 0)::text as clicks,
        trim_scale(coalesce(sum(m.conversions), 0))::text as conversions,
        coalesce(sum(m.conversion_value_micros), 0)::text as value
      from ad_accounts a
      left join ad_metrics m on m.org_id = a.org_id and m.ad_account_id = a.id and m.date between ${from} and ${to}
      where a.org_id = ${session.orgId} group by 1 order by 1`),
  ).then((rows) => [...rows]);
}

function worldSums(platform: PlatformId, accounts: string[], days: DateWindow): Sums[] {
  const totals = sandbox.world.platform(platform).totals(days);
  return accounts.map((account) => {
    const total = totals.find(({ accountId }) => account.endsWith(accountId));
    if (!total) throw new Error(`The world has no account ${account}`);
    return {
      account,
      rows: String(total.rows),
      spend: String(total.spendMicros),
      impressions: String(total.impressions),
      clicks: String(total.clicks),
      conversions: String(total.conversions),
      value: String(total.conversionValueMicros),
    };
  });
}

async function expectTheWorld(session: SessionWith<'owner'>, platform: PlatformId, back = FIRST_DAYS) {
  const days = daysBack(back);
  const stored = await storedSums(session, days);
  expect(stored.length).toBeGreaterThan(0);
  expect(stored.some(({ spend }) => spend !== '0')).toBe(true);
  expect(stored).toEqual(
    worldSums(
      platform,
      stored.map(({ account }) => account),
      days,
    ),
  );
  const rolledUp = await rollUps(session.orgId);
  expect(rolledUp.stored).toEqual(rolledUp.summed);
}

describe.each(platformIds)('%s, stored through the product', (platform) => {
  let session: SessionWith<'owner'>;
  let integrationId: string;
  let firstRun: string;

  beforeAll(async () => {
    session = await mintSession();
    ({ id: integrationId, runId: firstRun } = await connectEverything(session, platform));
  });

  it('the stored rows equal the emulated data after a full sync', async () => {
    expect(await perform(session, firstRun)).toMatchObject({ status: 'succeeded' });
    await expectTheWorld(session, platform);
  });

  it('a second full sync changes no stored row', async () => {
    const before = await storedFacts(session.orgId);
    expect(await perform(session, await queue(session.orgId, integrationId, 'metrics'))).toMatchObject({
      status: 'succeeded',
    });
    expect((await runsOf(session.orgId))[0]).toMatchObject({ rowsChanged: 0 });
    expect(await storedFacts(session.orgId)).toEqual(before);
    await expectTheWorld(session, platform);
  });

  it('a history sync stores the emulated data of past months', async () => {
    const historyGoal = addDays(dayInZone(new Date(), 'UTC'), -HISTORY_DAYS);
    await withOrg(session.orgId, (tx) =>
      tx.update(adAccounts).set({ historyGoal }).where(eq(adAccounts.orgId, session.orgId)),
    );
    for (let runId = await queueHistory(session.orgId, integrationId); runId; ) {
      expect(await perform(session, runId)).toMatchObject({ status: 'succeeded' });
      runId = await queueHistory(session.orgId, integrationId);
    }
    await expectTheWorld(session, platform, HISTORY_DAYS);
  });

  it('the stored rows equal the emulated data when every page is lost once', async () => {
    await disconnect(session, integrationId, { eraseHistory: true });
    expect(await storedFacts(session.orgId)).toEqual([]);
    const again = await connectEverything(session, platform);
    integrationId = again.id;
    expect(await perform(session, again.runId, true)).toMatchObject({ status: 'succeeded' });
    await expectTheWorld(session, platform);
  });
});

describe('a platform that is down', () => {
  it('a sync of a platform that is down fails with a clear code and keeps the connection', async () => {
    const session = await mintSession();
    const { id, runId } = await connectEverything(session, 'meta');
    sandbox.faults.add({ kind: 'down', match: { platform: 'meta' } });
    const [planned] = await begin(session, runId);
    if (!planned) throw new Error('The run has no step.');
    const step = { orgId: session.orgId, runId, claim, ...planned };
    await expect(runStep(step)).rejects.toMatchObject({ errorClass: 'transient', code: 'connection_failed' });
    expect(await failStep(step)).toBe('failed');
    expect(await finishRun(session.orgId, runId, { claim })).toMatchObject({ status: 'failed' });
    expect((await runsOf(session.orgId))[0]).toMatchObject({ errorCode: 'connection_failed' });
    expect(await loadIntegration(session.orgId, id)).toMatchObject({ status: 'active' });
    sandbox.faults.clear();
  });
});
