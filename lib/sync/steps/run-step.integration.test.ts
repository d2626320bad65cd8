import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { withOrg } from '@/db/tenant';
import { evaluateAlerts } from '@/lib/alerts/evaluate-alerts';
import { listAlerts } from '@/lib/alerts/list-alerts';
import type { SessionWith } from '@/lib/auth/org-session';
import { addDays, dayInZone } from '@/lib/dates';
import { finishRun } from '../run/finish-run';
import {
  begin,
  closeCircuits,
  connectAll,
  integrationsOf,
  mintSession,
  perform,
  queue,
  runOf,
  runsOf,
  sync,
} from '../testing/connected-organization';
import { FakePlatform, remoteAccount, remoteCampaign, remoteMetrics, vendorFailure } from '../testing/fake-platform';
import { STEADY_ZONE } from '../testing/steady-zone';
import { rollUps, storedFacts, storedRevisions } from '../testing/stored-facts';
import { failStep } from './close-step';
import { runStep } from './run-step';

const today = dayInZone(new Date(), STEADY_ZONE);
const day = (back: number) => addDays(today, -back);

function filledPlatform(): FakePlatform {
  const platform = new FakePlatform();
  platform.accounts = [remoteAccount('act_1'), remoteAccount('act_2', 'KWD')];
  platform.profiles = [{ externalId: 'page_1', kind: 'page', name: 'Page', handle: null, followers: 10 }];
  platform.campaigns.set('act_1', [remoteCampaign('c1'), remoteCampaign('c2'), remoteCampaign('c3')]);
  platform.campaigns.set('act_2', [remoteCampaign('k1')]);
  platform.metrics.set('act_1', [
    remoteMetrics('c1', day(0)),
    remoteMetrics('c1', day(1), { spendMicros: 1n, conversionValueMicros: null }),
    remoteMetrics('c2', day(1)),
    remoteMetrics('c2', day(30)),
    remoteMetrics('gone', day(2), { campaignName: 'Deleted at the platform' }),
  ]);
  platform.metrics.set('act_2', [
    remoteMetrics('k1', day(0), { currency: 'KWD' }),
    remoteMetrics('k1', day(3), { currency: 'KWD' }),
  ]);
  platform.posts.set(
    'page_1',
    [1, 2, 3].map((id) => ({
      externalId: `p${id}`,
      kind: 'photo',
      text: `منشور ${id}\0`,
      permalink: null,
      status: 'published' as const,
      scheduledAt: null,
      publishedAt: new Date(Date.now() - id * 3_600_000),
      engagement: { views: null, reach: 100, likes: id, comments: 0, shares: 0, saves: null, clicks: null },
    })),
  );
  return platform;
}

let session: SessionWith<'owner'>;
let platform: FakePlatform;
let integrationId: string;

beforeEach(async () => {
  session = await mintSession();
  platform = filledPlatform();
  integrationId = await connectAll(session, platform);
  platform.calls.length = 0;
});

describe('a complete sync', () => {
  it('a sync writes and counts every page and keeps native amounts', async () => {
    const finished = await sync(session.orgId, integrationId, platform);
    expect(finished.status).toBe('succeeded');
    const [run] = await runsOf(session.orgId);
    expect(run).toMatchObject({ stepsDone: 9, stepsTotal: 9, errorCode: null, attempts: 0 });
    expect(run?.rowsRead).toBe(2 + 1 + 4 + 7 + 3);
    const facts = await storedFacts(session.orgId);
    expect(facts).toHaveLength(7);
    expect(facts.filter((fact) => fact.currency === 'KWD')).toHaveLength(2);
    const { stored, summed } = await rollUps(session.orgId);
    expect(stored).toEqual(summed);
  });

  it('a sync creates a campaign that only the report contains with status unknown, and completes it when it is listed', async () => {
    await sync(session.orgId, integrationId, platform);
    const statusOf = () =>
      withOrg(session.orgId, (tx) => tx.execute(sql`select name, status from campaigns where external_id = 'gone'`));
    expect(await statusOf()).toEqual([{ name: 'Deleted at the platform', status: 'unknown' }]);
    platform.campaigns.get('act_1')?.push(remoteCampaign('gone', { status: 'removed' }));
    await sync(session.orgId, integrationId, platform, 'campaigns');
    expect(await statusOf()).toEqual([{ name: 'Campaign gone', status: 'removed' }]);
  });

  it('the first sync reads 30 days and the next one the look-back', async () => {
    await sync(session.orgId, integrationId, platform);
    const old = remoteMetrics('c3', day(30));
    platform.metrics.get('act_1')?.push(old);
    await sync(session.orgId, integrationId, platform, 'metrics');
    expect((await storedFacts(session.orgId)).some((fact) => fact.date === day(30) && fact.campaign === 'c3')).toBe(
      false,
    );
  });

  it('a second sync changes nothing, and a changed value keeps its previous one', async () => {
    await sync(session.orgId, integrationId, platform);
    await sync(session.orgId, integrationId, platform);
    expect((await runsOf(session.orgId))[0]).toMatchObject({ rowsChanged: 0 });
    expect(await storedRevisions(session.orgId)).toEqual([]);
    platform.metrics.set('act_1', [
      remoteMetrics('c1', day(0), { spendMicros: 99n }),
      ...(platform.metrics.get('act_1') ?? []).slice(1),
    ]);
    await sync(session.orgId, integrationId, platform, 'metrics');
    expect((await runsOf(session.orgId))[0]).toMatchObject({ rowsChanged: 1 });
    expect(await storedRevisions(session.orgId)).toEqual([
      { campaign: 'c1', date: day(0), spend_micros: '18370000', ordered: true },
    ]);
  });
});

describe('rows that the platform removes', () => {
  it('missing rows are removed inside the window, with their last value kept and a correct roll-up', async () => {
    await sync(session.orgId, integrationId, platform);
    platform.metrics.set(
      'act_1',
      (platform.metrics.get('act_1') ?? []).filter((row) => row.date !== day(1)),
    );
    await sync(session.orgId, integrationId, platform, 'metrics');
    const facts = await storedFacts(session.orgId);
    expect(facts.some((fact) => fact.date === day(1) && fact.account === 'act_1')).toBe(false);
    // Days outside the look-back were not read, so nothing is removed there.
    expect(facts.some((fact) => fact.date === day(30))).toBe(true);
    expect((await storedRevisions(session.orgId)).map((revision) => revision.campaign)).toEqual(['c1', 'c2']);
    const { stored, summed } = await rollUps(session.orgId);
    expect(stored).toEqual(summed);
  });

  it('missing rows are found when the reading was interrupted in the middle of the window', async () => {
    await sync(session.orgId, integrationId, platform);
    platform.metrics.set(
      'act_1',
      (platform.metrics.get('act_1') ?? []).filter((row) => row.campaignExternalId !== 'gone'),
    );
    const runId = await queue(session.orgId, integrationId, 'metrics');
    let calls = 0;
    platform.onCall = () => {
      calls += 1;
      if (calls === 2) throw new Error('killed');
    };
    await expect(perform(session.orgId, runId, platform)).rejects.toThrow('killed');
    await perform(session.orgId, runId, platform);
    const facts = await storedFacts(session.orgId);
    expect(facts.map((fact) => fact.campaign)).toEqual(['c1', 'c1', 'c2', 'c2', 'k1', 'k1']);
  });

  it('missing posts are marked as removed', async () => {
    await sync(session.orgId, integrationId, platform);
    platform.posts.set('page_1', (platform.posts.get('page_1') ?? []).slice(1));
    await sync(session.orgId, integrationId, platform, 'posts');
    const posts = await withOrg(session.orgId, (tx) =>
      tx.execute(sql`select external_id, status from posts order by external_id`),
    );
    expect(posts.map((post) => post.status)).toEqual(['removed', 'published', 'published']);
  });
});

describe('a sync that is interrupted', () => {
  it('a sync that is interrupted at any call ends with the totals of an undisturbed one', async () => {
    await sync(session.orgId, integrationId, platform);
    const undisturbed = { facts: await storedFacts(session.orgId), run: (await runsOf(session.orgId))[0] };
    const total = platform.calls.length;
    expect(total).toBeGreaterThan(10);
    for (let fatal = 1; fatal <= total; fatal += 1) {
      const other = await mintSession();
      const twin = filledPlatform();
      const id = await connectAll(other, twin);
      const runId = await queue(other.orgId, id, 'all');
      let calls = 0;
      twin.onCall = () => {
        calls += 1;
        if (calls === fatal) throw new Error('killed');
      };
      await expect(perform(other.orgId, runId, twin, 1)).rejects.toThrow('killed');
      await expect(perform(other.orgId, runId, twin, 1)).resolves.toMatchObject({ status: 'succeeded' });
      expect(await storedFacts(other.orgId)).toEqual(undisturbed.facts);
      const run = await runOf(other.orgId, runId);
      const { pagesRead, rowsRead, stepsDone } = undisturbed.run ?? {};
      expect(run).toMatchObject({ pagesRead, rowsRead, stepsDone });
    }
  });

  it('a sync that is interrupted after half a page continues from the page before', async () => {
    const runId = await queue(session.orgId, integrationId, 'metrics');
    let failed = false;
    platform.onCall = ({ cursor }) => {
      if (cursor !== '2' || failed) return;
      failed = true;
      throw vendorFailure('transient', 'connection_failed');
    };
    await expect(perform(session.orgId, runId, platform)).rejects.toMatchObject({ code: 'connection_failed' });
    const [waiting] = await runsOf(session.orgId);
    expect(waiting).toMatchObject({ status: 'running', attempts: 1, errorCode: 'connection_failed' });
    expect(waiting?.pagesRead).toBe(platform.calls.length - 1);
    await perform(session.orgId, runId, platform);
    expect((await runsOf(session.orgId))[0]).toMatchObject({ status: 'succeeded', errorCode: null, attempts: 1 });
    expect(platform.calls.filter((call) => call.subject === 'act_1' && call.cursor === null)).toHaveLength(1);
  });

  it('a step that the engine delivers twice at once counts each page once', async () => {
    const runId = await queue(session.orgId, integrationId, 'metrics');
    const options = { platformOf: () => platform };
    for (const planned of await begin(session.orgId, runId)) {
      const step = { orgId: session.orgId, runId, claim: 'engine-1', ...planned };
      await Promise.all([runStep(step, options), runStep(step, options), runStep(step, options)]);
    }
    await finishRun(session.orgId, runId);
    expect((await runsOf(session.orgId))[0]).toMatchObject({ status: 'succeeded', rowsRead: 7, stepsDone: 2 });
  });
});

describe('a platform that fails', () => {
  it('a revoked token stops the run at once and requires reconnection once', async () => {
    platform.onCall = ({ method }) => {
      if (method === 'listDailyMetrics') throw vendorFailure('reauth', 'token_revoked');
    };
    expect(await sync(session.orgId, integrationId, platform)).toMatchObject({ status: 'failed' });
    expect((await runsOf(session.orgId))[0]).toMatchObject({
      errorClass: 'reauth',
      errorCode: 'token_revoked',
      vendorRequestId: 'trace-1',
    });
    expect(await integrationsOf(session.orgId)).toMatchObject([
      { status: 'reauth_required', statusReason: 'token_revoked' },
    ]);
    const campaigns = await withOrg(session.orgId, (tx) => tx.execute(sql`select 1 from campaigns`));
    expect(campaigns.length).toBeGreaterThan(0);
    const log = await withOrg(session.orgId, (tx) =>
      tx.execute(sql`select 1 from audit_log where action = 'integration.reauth_required'`),
    );
    expect(log).toHaveLength(1);
  });

  it('one account that is gone ends the run as done with a warning and is marked', async () => {
    platform.onCall = ({ subject }) => {
      if (subject === 'act_1') throw vendorFailure('permanent', 'account_unavailable');
    };
    expect(await sync(session.orgId, integrationId, platform)).toMatchObject({ status: 'succeeded' });
    expect((await runsOf(session.orgId))[0]).toMatchObject({ errorCode: null, warnings: 1, stepsDone: 7 });
    await evaluateAlerts(session.orgId);
    const { alerts } = await listAlerts(session.orgId, { state: 'open', limit: 50 });
    expect(alerts.map(({ kind }) => kind)).not.toContain('sync_failed');
    expect((await storedFacts(session.orgId)).map((fact) => fact.account)).toEqual(['act_2', 'act_2']);
    expect(await integrationsOf(session.orgId)).toMatchObject([{ status: 'active' }]);
    const marks = await withOrg(session.orgId, (tx) =>
      tx.execute(sql`select external_status from ad_accounts order by external_id`),
    );
    expect(marks).toMatchObject([{ external_status: 'UNAVAILABLE' }, {}]);
    expect(marks[1]).not.toMatchObject({ external_status: 'UNAVAILABLE' });
  });

  it('a run fails when every account is gone, or when one is gone and another fails', async () => {
    platform.onCall = ({ subject }) => {
      if (subject.startsWith('act_')) throw vendorFailure('permanent', 'account_unavailable');
    };
    expect(await sync(session.orgId, integrationId, platform, 'metrics')).toMatchObject({ status: 'failed' });
    platform.onCall = ({ subject, method }) => {
      if (subject === 'act_1') throw vendorFailure('permanent', 'account_unavailable');
      if (method === 'listDailyMetrics') throw vendorFailure('permanent', 'request_rejected');
    };
    expect(await sync(session.orgId, integrationId, platform)).toMatchObject({ status: 'failed' });
    expect((await runsOf(session.orgId))[0]).toMatchObject({ errorCode: 'request_rejected' });
  });

  it('malformed answers fail the run when the retries are used up, and a later run recovers', async () => {
    const runId = await queue(session.orgId, integrationId, 'metrics');
    const [planned] = await begin(session.orgId, runId);
    if (!planned) throw new Error('The run has no step.');
    const step = { orgId: session.orgId, runId, claim: 'engine-1', ...planned };
    platform.onCall = () => {
      throw vendorFailure('transient', 'malformed_answer');
    };
    for (let attempt = 0; attempt < 5; attempt += 1) {
      await expect(runStep(step, { platformOf: () => platform })).rejects.toMatchObject({ code: 'malformed_answer' });
    }
    expect(await failStep(step)).toBe('failed');
    platform.onCall = () => {};
    expect(await perform(session.orgId, runId, platform)).toMatchObject({ status: 'failed' });
    expect((await runsOf(session.orgId))[0]).toMatchObject({
      errorCode: 'malformed_answer',
      attempts: 5,
      stepsDone: 1,
    });
    await closeCircuits(session.orgId);
    expect(await sync(session.orgId, integrationId, platform, 'metrics')).toMatchObject({ status: 'succeeded' });
    // The account that was never read to its end still gets its 30 days.
    expect(await storedFacts(session.orgId)).toHaveLength(7);
  });

  it('a platform that repeats a cursor does not cause an endless reading', async () => {
    platform.listCampaigns = async () => ({ items: [], nextCursor: 'again' });
    expect(await sync(session.orgId, integrationId, platform, 'campaigns')).toMatchObject({ status: 'failed' });
    expect((await runsOf(session.orgId))[0]).toMatchObject({ errorCode: 'cursor_repeated' });
  });

  it('a platform that denies everything requires reconnection', async () => {
    platform.onCall = () => {
      throw vendorFailure('reauth', 'permission_missing');
    };
    await sync(session.orgId, integrationId, platform, 'metrics');
    expect(await integrationsOf(session.orgId)).toMatchObject([
      { status: 'reauth_required', statusReason: 'permission_missing' },
    ]);
  });
});

it('two organizations with the same external ids never share data', async () => {
  const other = await mintSession();
  const twin = filledPlatform();
  const id = await connectAll(other, twin);
  await sync(session.orgId, integrationId, platform);
  const before = await storedFacts(session.orgId);
  twin.metrics.set('act_1', [remoteMetrics('c1', day(0), { spendMicros: 5n })]);
  await sync(other.orgId, id, twin);
  expect(await storedFacts(session.orgId)).toEqual(before);
  expect(await storedFacts(other.orgId)).toHaveLength(3);
  await expect(
    runStep({
      orgId: other.orgId,
      runId: (await runsOf(session.orgId))[0]?.id ?? '',
      claim: 'engine-1',
      ...{ position: 1, kind: 'accounts', subjectId: null },
    }),
  ).rejects.toMatchObject({ code: 'not_found' });
});

describe('a very large ad account', () => {
  it('an account of 10,000 campaigns is read completely, and again without a change', async () => {
    const ids = Array.from({ length: 10_000 }, (_, index) => `72057594037927${String(index).padStart(5, '0')}`);
    platform = new FakePlatform();
    platform.pageSize = 1000;
    platform.accounts = [remoteAccount('act_big')];
    platform.campaigns.set(
      'act_big',
      ids.map((id) => remoteCampaign(id)),
    );
    platform.metrics.set(
      'act_big',
      [0, 1].flatMap((back) => ids.map((id) => remoteMetrics(id, day(back), { conversions: '0.25' }))),
    );
    const integrationId = await connectAll(session, platform);
    expect(await sync(session.orgId, integrationId, platform)).toMatchObject({ status: 'succeeded' });
    const [sums] = await withOrg(session.orgId, (tx) =>
      tx.execute(sql`
        select count(*)::int as rows, count(distinct m.campaign_id)::int as campaigns, sum(m.spend_micros)::text as spend,
          trim_scale(sum(m.conversions))::text as conversions,
          (select trim_scale(sum(conversions))::text from org_daily_metrics) as "rolledUp"
        from ad_metrics m`),
    );
    expect(sums).toEqual({
      rows: 20_000,
      campaigns: 10_000,
      spend: String(20_000n * 18_370_000n),
      conversions: '5000',
      rolledUp: '5000',
    });
    await sync(session.orgId, integrationId, platform, 'metrics');
    expect((await runsOf(session.orgId))[0]).toMatchObject({ status: 'succeeded', rowsChanged: 0 });
  });
});
