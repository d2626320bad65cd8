import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { dashboardSchema } from '@/lib/dashboard/schema';
import { addDays, dayInZone } from '@/lib/dates';
import { integrationSchema } from '@/lib/integrations/types';
import { platformIds } from '@/lib/platform-ids';
import { syncRunDetailSchema, syncStatusesSchema } from '@/lib/sync/schema';
import { syncStatisticsSchema } from '@/lib/sync/status/statistics-schema';
import { expect, test } from './api-fixtures';
import { expectProblem } from './expect-problem';
import { inOrganization } from './org-rows';
import { callApi } from './organization';
import { worldTotals } from './sandbox-control';
import { expectRun, forgetRecentRuns, triggerSync } from './sync-runs';

const integrationListSchema = z.object({ integrations: z.array(integrationSchema) });

test('a sync is triggered once, shown in the states, and refused for an unknown integration', async ({
  demo,
  stack,
}) => {
  const { integrations } = await (await callApi(demo, 'GET', '/integrations')).json();
  const integration = integrationSchema.parse(integrations[0]);
  const path = `/sync/integrations/${integration.id}`;
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

  const [one, two] = await Promise.all([
    callApi(demo, 'POST', `${path}/trigger`, { dataType: 'campaigns' }),
    callApi(demo, 'POST', `${path}/trigger`, { dataType: 'campaigns' }),
  ]);
  expect([one.status(), two.status()]).toEqual([202, 202]);
  const answers = [await one.json(), await two.json()];
  expect(answers[0].run).toMatchObject({ dataType: 'campaigns', trigger: 'manual' });
  expect(answers[1].run.id).toBe(answers[0].run.id);
  expect(answers.map(({ alreadyRunning }) => alreadyRunning).sort()).toEqual([false, true]);
  await expectRun(stack, demo.id, answers[0].run.id, { status: 'succeeded', error_code: null });

  const all = await (await callApi(demo, 'GET', '/sync/status')).json();
  const own = await (await callApi(demo, 'GET', `${path}/status`)).json();
  // The age of the data grows between the two answers.
  const ageless = (text: unknown) => JSON.parse(JSON.stringify(text).replace(/"dataAgeSeconds":\d+/g, '"aged":true'));
  expect(ageless(all.integrations)).toContainEqual(ageless(own));
  expect(own).toMatchObject({ integrationId: integration.id, platform: integration.platform });
  expect(Date.parse(own.lastSuccessAt)).toBeLessThan(Date.now());

  const unknownType = await callApi(demo, 'POST', `${path}/trigger`, { dataType: 'everything' });
  expect((await expectProblem(unknownType, 400, 'invalid_input')).invalidParams).toEqual([
    { name: 'body.dataType', reason: expect.any(String) },
  ]);
  const surplus = await callApi(demo, 'POST', `${path}/trigger`, { dataType: 'posts', force: true });
  await expectProblem(surplus, 400, 'invalid_input');
  for (const id of [randomUUID(), 'nonsense']) {
    const unknown = await callApi(demo, 'POST', `/sync/integrations/${id}/trigger`, { dataType: 'posts' });
    await expectProblem(unknown, 404, 'not_found');
    await expectProblem(await callApi(demo, 'GET', `/sync/integrations/${id}/status`), 404, 'not_found');
  }
});

test('a sync of everything is reported by run, by connection and in figures', async ({ demo, organization }) => {
  const answer = await callApi(demo, 'POST', '/sync/trigger', { dataType: 'campaigns' });
  expect(answer.status()).toBe(202);
  const { runIds, runs } = await answer.json();
  expect(runIds).toEqual(runs.map(({ id }: { id: string }) => id));
  expect(runIds.length).toBeGreaterThanOrEqual(platformIds.length);
  const again = await (await callApi(demo, 'POST', '/sync/trigger', { dataType: 'campaigns' })).json();
  expect(again.runIds).toEqual(runIds);

  const statuses = syncStatusesSchema.parse(await (await callApi(demo, 'GET', '/sync/status')).json());
  expect(statuses.integrations.every(({ tokenStatus }) => tokenStatus !== 'dead')).toBe(true);
  const page = await (await callApi(demo, 'GET', '/sync/runs?dataType=campaigns&trigger=manual&limit=3')).json();
  expect(page.runs).toHaveLength(3);
  const next = await (
    await callApi(demo, 'GET', `/sync/runs?dataType=campaigns&trigger=manual&limit=3&cursor=${page.nextCursor}`)
  ).json();
  expect(next.runs.map(({ id }: { id: string }) => id)).not.toContain(page.runs[0].id);
  const run = await callApi(demo, 'GET', `/sync/runs/${runIds[0]}`);
  expect(syncRunDetailSchema.parse(await run.json())).toMatchObject({ id: runIds[0], dataType: 'campaigns' });
  await expectProblem(await callApi(organization, 'GET', `/sync/runs/${runIds[0]}`), 404, 'not_found');

  const statistics = syncStatisticsSchema.parse(await (await callApi(demo, 'GET', '/sync/statistics?hours=1')).json());
  expect(statistics.byPlatform.map(({ platform }) => platform).sort()).toEqual([...platformIds].sort());
  expect(statistics.totals.runs).toBeGreaterThanOrEqual(runIds.length);
  await expectProblem(await callApi(demo, 'GET', '/sync/statistics?hours=0'), 400, 'invalid_input');
  await expectProblem(await callApi(organization, 'POST', '/sync/trigger', { dataType: 'all' }), 404, 'not_found');
  await expectProblem(await callApi(demo, 'POST', '/sync/trigger', { dataType: 'history' }), 400, 'invalid_input');
});

test('integrations are listed with their accounts, to their own organization only', async ({ demo, organization }) => {
  const list = await (await callApi(demo, 'GET', '/integrations')).json();
  const [first] = list.integrations.map((item: unknown) => integrationSchema.parse(item));
  const one = integrationSchema.parse(await (await callApi(demo, 'GET', `/integrations/${first.id}`)).json());
  expect({ ...one, sync: null }).toEqual({ ...first, sync: null });
  expect(one.status).toBe('active');

  for (const id of [first.id, randomUUID(), 'nonsense']) {
    await expectProblem(await callApi(organization, 'GET', `/integrations/${id}`), 404, 'not_found');
    await expectProblem(await callApi(organization, 'DELETE', `/integrations/${id}`), 404, 'not_found');
    const choice = { adAccountIds: [one.adAccounts[0]?.id], profileIds: [] };
    await expectProblem(await callApi(organization, 'PUT', `/integrations/${id}/accounts`, choice), 404, 'not_found');
    const trigger = { dataType: 'metrics' };
    const triggered = await callApi(organization, 'POST', `/sync/integrations/${id}/trigger`, trigger);
    await expectProblem(triggered, 404, 'not_found');
  }
});

test('the demo organization is connected to every platform, in four currencies or more', async ({ demo, request }) => {
  const { platforms } = await (await request.get('/api/platforms')).json();
  const integrations = integrationListSchema.parse(await (await callApi(demo, 'GET', '/integrations')).json());
  const read = integrations.integrations.filter(({ status }) => status === 'active');
  expect(platforms.map(({ platform }: { platform: string }) => platform).sort()).toEqual([...platformIds].sort());
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

  const dashboard = dashboardSchema.parse(await (await callApi(demo, 'GET', '/dashboard')).json());
  expect(new Set(dashboard.connectedAccounts.accounts.map(({ platform }) => platform))).toEqual(new Set(platformIds));
  expect(dashboard.overview.advertising.unconverted).toEqual([]);
});

test('every ad account of every platform has the reported figures, to the micro', async ({ demo, stack, request }) => {
  const { integrations } = integrationListSchema.parse(await (await callApi(demo, 'GET', '/integrations')).json());
  // A platform changes the figures of a day for weeks: a new sync makes both sides current.
  const runIds = await Promise.all(integrations.map(({ id }) => triggerSync(demo, id, 'metrics')));
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

  const dashboard = dashboardSchema.parse(await (await callApi(demo, 'POST', '/dashboard/refresh')).json());
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
