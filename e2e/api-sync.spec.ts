import { randomUUID } from 'node:crypto';
import { addDays, dayInZone } from '@/lib/dates';
import { platformIds } from '@/lib/platform-ids';
import { expect, test } from './api-fixtures';
import { cmisClient } from './cmis-client';
import { expectProblem } from './expect-problem';
import { inOrganization } from './org-rows';
import { callApi, type Organization } from './organization';
import { worldTotals } from './sandbox-control';
import { expectRun, forgetRecentRuns, triggerSync } from './sync-runs';

const notFound = { status: 404, code: 'not_found' };

async function connections(organization: Organization) {
  const api = cmisClient(organization);
  const { data } = await api.GET('/api/orgs/{org}/integrations', { params: { path: { org: organization.id } } });
  if (!data?.integrations[0]) throw new Error('The organization has no connection.');
  return { first: data.integrations[0], all: data.integrations };
}

test('a sync is triggered once, shown in the states, and refused for an unknown integration', async ({
  demo,
  stack,
}) => {
  const api = cmisClient(demo);
  const { first: integration } = await connections(demo);
  const own = { params: { path: { org: demo.id, integrationId: integration.id } } };
  // A run for a webhook is returned instead of a new one, as it reads what a new one would.
  const openRuns = () =>
    inOrganization(
      stack,
      demo.id,
      (sql) => sql`
        select id from sync_runs where org_id = ${demo.id} and trigger = 'webhook' and finished_at is null`,
    );
  await expect.poll(openRuns, { timeout: 150_000 }).toHaveLength(0);
  await forgetRecentRuns(demo.id);

  const trigger = () =>
    api.POST('/api/orgs/{org}/sync/integrations/{integrationId}/trigger', { ...own, body: { dataType: 'campaigns' } });
  const answers = await Promise.all([trigger(), trigger()]);
  expect(answers.map(({ response }) => response.status)).toEqual([202, 202]);
  const [one, two] = answers.map(({ data }) => data?.run);
  expect(one).toMatchObject({ dataType: 'campaigns', trigger: 'manual' });
  expect(two?.id).toBe(one?.id);
  expect(answers.map(({ data }) => data?.alreadyRunning).sort()).toEqual([false, true]);
  await expectRun(stack, demo.id, one?.id ?? '', { status: 'succeeded', error_code: null });

  // The age of the data grows between the two answers, and the history may be read further.
  const ageless = (text: unknown) => JSON.parse(JSON.stringify(text).replace(/"dataAgeSeconds":\d+/g, '"aged":true'));
  await expect(async () => {
    const all = await api.GET('/api/orgs/{org}/sync/status', { params: { path: { org: demo.id } } });
    const { data: status } = await api.GET('/api/orgs/{org}/sync/integrations/{integrationId}/status', own);
    expect(ageless(all.data?.integrations)).toContainEqual(ageless(status));
    expect(status).toMatchObject({ integrationId: integration.id, platform: integration.platform });
    expect(Date.parse(status?.lastSuccessAt ?? '')).toBeLessThan(Date.now());
  }).toPass({ timeout: 150_000, intervals: [1_000] });

  const path = `/sync/integrations/${integration.id}`;
  const unknownType = await callApi(demo, 'POST', `${path}/trigger`, { dataType: 'everything' });
  expect((await expectProblem(unknownType, 400, 'invalid_input')).invalidParams).toEqual([
    { name: 'body.dataType', reason: expect.any(String) },
  ]);
  const surplus = await callApi(demo, 'POST', `${path}/trigger`, { dataType: 'posts', force: true });
  await expectProblem(surplus, 400, 'invalid_input');
  for (const integrationId of [randomUUID(), 'nonsense']) {
    const params = { path: { org: demo.id, integrationId } };
    const unknown = [
      await api.POST('/api/orgs/{org}/sync/integrations/{integrationId}/trigger', {
        params,
        body: { dataType: 'posts' },
      }),
      await api.GET('/api/orgs/{org}/sync/integrations/{integrationId}/status', { params }),
    ];
    for (const { error } of unknown) expect(error).toMatchObject(notFound);
  }
});

test('a sync of everything is reported by run, by connection and in figures', async ({ demo, organization }) => {
  const api = cmisClient(demo);
  const path = { org: demo.id };
  const trigger = () => api.POST('/api/orgs/{org}/sync/trigger', { params: { path }, body: { dataType: 'campaigns' } });
  const triggered = await trigger();
  expect(triggered.response.status).toBe(202);
  const { runIds = [], runs } = triggered.data ?? {};
  expect(runIds).toEqual(runs?.map(({ id }) => id));
  expect(runIds.length).toBeGreaterThanOrEqual(platformIds.length);
  expect((await trigger()).data?.runIds).toEqual(runIds);

  const statuses = await api.GET('/api/orgs/{org}/sync/status', { params: { path } });
  expect(statuses.data?.integrations.every(({ tokenStatus }) => tokenStatus !== 'dead')).toBe(true);
  const query = { dataType: 'campaigns', trigger: 'manual', limit: 3 } as const;
  const page = await api.GET('/api/orgs/{org}/sync/runs', { params: { path, query } });
  expect(page.data?.runs).toHaveLength(3);
  const cursor = page.data?.nextCursor ?? '';
  const next = await api.GET('/api/orgs/{org}/sync/runs', { params: { path, query: { ...query, cursor } } });
  expect(next.data?.runs.map(({ id }) => id)).not.toContain(page.data?.runs[0]?.id);
  const [runId = ''] = runIds;
  const run = await api.GET('/api/orgs/{org}/sync/runs/{runId}', { params: { path: { ...path, runId } } });
  expect(run.data).toMatchObject({ id: runId, dataType: 'campaigns' });

  const { data } = await api.GET('/api/orgs/{org}/sync/statistics', { params: { path, query: { hours: 1 } } });
  expect(data?.byPlatform.map(({ platform }) => platform).sort()).toEqual([...platformIds].sort());
  expect(data?.totals.runs).toBeGreaterThanOrEqual(runIds.length);
  await expectProblem(await callApi(demo, 'GET', '/sync/statistics?hours=0'), 400, 'invalid_input');
  await expectProblem(await callApi(demo, 'POST', '/sync/trigger', { dataType: 'history' }), 400, 'invalid_input');

  const other = cmisClient(organization);
  const foreign = { org: organization.id };
  const foreignRun = await other.GET('/api/orgs/{org}/sync/runs/{runId}', { params: { path: { ...foreign, runId } } });
  expect(foreignRun.error).toMatchObject(notFound);
  const none = await other.POST('/api/orgs/{org}/sync/trigger', {
    params: { path: foreign },
    body: { dataType: 'all' },
  });
  expect(none.error).toMatchObject(notFound);
});

test('integrations are listed with their accounts, to their own organization only', async ({ demo, organization }) => {
  const { first } = await connections(demo);
  const { data: one } = await cmisClient(demo).GET('/api/orgs/{org}/integrations/{integrationId}', {
    params: { path: { org: demo.id, integrationId: first.id } },
  });
  expect({ ...one, sync: null }).toEqual({ ...first, sync: null });
  expect(one?.status).toBe('active');

  const other = cmisClient(organization);
  for (const integrationId of [first.id, randomUUID(), 'nonsense']) {
    const params = { path: { org: organization.id, integrationId } };
    const refused = [
      await other.GET('/api/orgs/{org}/integrations/{integrationId}', { params }),
      await other.DELETE('/api/orgs/{org}/integrations/{integrationId}', { params }),
      await other.PUT('/api/orgs/{org}/integrations/{integrationId}/accounts', {
        params,
        body: { adAccountIds: first.adAccounts.slice(0, 1).map(({ id }) => id), profileIds: [] },
      }),
      await other.POST('/api/orgs/{org}/sync/integrations/{integrationId}/trigger', {
        params,
        body: { dataType: 'metrics' },
      }),
    ];
    for (const { error } of refused) expect(error).toMatchObject(notFound);
  }
});

test('the demo organization is connected to every platform, in four currencies or more', async ({ demo }) => {
  const api = cmisClient(demo);
  const { data: known } = await api.GET('/api/platforms');
  const read = (await connections(demo)).all.filter(({ status }) => status === 'active');
  expect(known?.platforms.map(({ platform }) => platform).sort()).toEqual([...platformIds].sort());
  expect(new Set(read.map(({ platform }) => platform))).toEqual(new Set(platformIds));
  for (const { platform, adAccounts, consents, sync } of read) {
    expect.soft(sync.lastSuccessAt, platform).not.toBeNull();
    expect.soft(adAccounts.filter(({ selected }) => selected).length, platform).toBeGreaterThan(0);
    expect
      .soft(
        consents.filter(({ granted }) => !granted),
        platform,
      )
      .toEqual([]);
  }
  const currencies = new Set(read.flatMap(({ adAccounts }) => adAccounts.map(({ currency }) => currency)));
  expect(currencies.size).toBeGreaterThanOrEqual(4);

  const { data: dashboard } = await api.GET('/api/orgs/{org}/dashboard', { params: { path: { org: demo.id } } });
  const connected = dashboard?.connectedAccounts.accounts.map(({ platform }) => platform);
  expect(new Set(connected)).toEqual(new Set(platformIds));
  expect(dashboard?.overview.advertising.unconverted).toEqual([]);
});

test('every ad account of every platform has the reported figures, to the micro', async ({ demo, stack, request }) => {
  const { all } = await connections(demo);
  // A platform changes the figures of a day for weeks: a new sync makes both sides current.
  const runIds = await Promise.all(all.map(({ id }) => triggerSync(demo, id, 'metrics')));
  for (const runId of runIds) await expectRun(stack, demo.id, runId, { status: 'succeeded' });

  const rows = await inOrganization(
    stack,
    demo.id,
    (sql) => sql<Record<string, string>[]>`
      select a.platform, a.external_id as "externalId", a.time_zone as "timeZone", a.currency,
        a.read_from::text as "readFrom", (a.read_to - 1)::text as "knownTo",
        count(m.date)::int as rows, coalesce(sum(m.spend_micros), 0)::text as "spendMicros",
        coalesce(sum(m.impressions), 0)::int as impressions, coalesce(sum(m.clicks), 0)::int as clicks,
        coalesce(sum(m.conversions), 0)::float as conversions,
        coalesce(sum(m.conversion_value_micros), 0)::text as "conversionValueMicros"
      from ad_accounts a left join ad_metrics m on m.org_id = a.org_id and m.ad_account_id = a.id
        and m.date < (now() at time zone a.time_zone)::date and m.date >= a.read_from
      where a.org_id = ${demo.id} and a.selected group by a.org_id, a.id`,
  );
  const reportedIn = async (platform: string, accountId: string, from: string, to: string) => {
    const {
      accountId: _,
      timeZone: __,
      ...reported
    } = await worldTotals(request, stack.sandboxUrl, {
      ...{ platform, accountId, from, to },
    });
    return reported;
  };
  for (const { platform = '', externalId = '', timeZone = '', readFrom = '', knownTo: _, ...stored } of rows) {
    const yesterday = addDays(dayInZone(new Date(), timeZone), -1);
    const reported = await reportedIn(platform, externalId, readFrom, yesterday);
    expect.soft(stored, `${platform} ${externalId}`).toEqual(reported);
  }

  const { data: dashboard } = await cmisClient(demo).POST('/api/orgs/{org}/dashboard/refresh', {
    params: { path: { org: demo.id } },
  });
  if (!dashboard) throw new Error('The dashboard was not built again.');
  const { from, to } = dashboard.period;
  const sum = { impressions: 0, clicks: 0, conversions: 0 };
  for (const { platform = '', externalId = '', knownTo = '' } of rows) {
    const [until = to] = [knownTo, to].sort();
    const totals = await reportedIn(platform, externalId, from, until);
    sum.impressions += totals.impressions;
    sum.clicks += totals.clicks;
    sum.conversions += totals.conversions;
  }
  const { impressions, clicks, conversions } = dashboard.overview.advertising;
  expect({ impressions, clicks }).toEqual({ impressions: sum.impressions, clicks: sum.clicks });
  expect(Number(conversions)).toBeCloseTo(sum.conversions, 6);
});
