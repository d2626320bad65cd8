import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { dashboardSchema } from '@/lib/dashboard/schema';
import { addDays, dayInZone } from '@/lib/dates';
import { integrationSchema } from '@/lib/integrations/types';
import { platformIds } from '@/lib/platforms/platform';
import { expect, test } from './api-fixtures';
import { expectProblem } from './expect-problem';
import { inOrganization } from './org-rows';
import { callApi } from './organization';
import { worldTotals } from './sandbox-control';
import { expectRun, triggerSync } from './sync-runs';

/** The first reading of an account covers this many days, today included. */
const FIRST_READING_DAYS = 90;
const integrationListSchema = z.object({ integrations: z.array(integrationSchema) });

test('a sync is triggered once, seen in the states, and refused for what does not exist', async ({ demo, stack }) => {
  const { integrations } = await (await callApi(demo, 'GET', '/integrations')).json();
  const integration = integrationSchema.parse(integrations[0]);
  const path = `/sync/integrations/${integration.id}`;

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
  expect(all.integrations).toContainEqual(own);
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

test('integrations are listed with what they reach, and to their own organization only', async ({
  demo,
  organization,
}) => {
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
  // The demo keeps a rate for every currency that has no peg.
  expect(dashboard.overview.advertising.unconverted).toEqual([]);
});

test('every ad account of every platform holds what was reported, to the micro', async ({ demo, stack, request }) => {
  test.setTimeout(240_000);
  const { integrations } = integrationListSchema.parse(await (await callApi(demo, 'GET', '/integrations')).json());
  // What a platform says of a day changes for weeks: read again, so that both sides are of now.
  const runIds = await Promise.all(integrations.map(({ id }) => triggerSync(demo, id, 'metrics')));
  for (const runId of runIds) await expectRun(stack, demo.id, runId, { status: 'succeeded' });

  const rows = await inOrganization(
    stack,
    demo.id,
    (sql) => sql<Record<string, string>[]>`
      select a.platform, a.external_id as "externalId", a.time_zone as "timeZone", a.currency,
        (select min(started_at)::text from sync_runs r where r.integration_id = a.integration_id and r.status = 'succeeded') as "since",
        count(m.date)::int as rows, coalesce(sum(m.spend_micros), 0)::text as "spendMicros",
        coalesce(sum(m.impressions), 0)::int as impressions, coalesce(sum(m.clicks), 0)::int as clicks,
        coalesce(sum(m.conversions), 0)::float as conversions,
        coalesce(sum(m.conversion_value_micros), 0)::text as "conversionValueMicros"
      from ad_accounts a left join ad_metrics m on m.org_id = a.org_id and m.ad_account_id = a.id
        and m.date < (now() at time zone a.time_zone)::date
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
  for (const { platform = '', externalId = '', timeZone = '', since = '', ...stored } of rows) {
    const from = addDays(dayInZone(new Date(since), timeZone), 1 - FIRST_READING_DAYS);
    // Some platforms report a day that is under way only up to its last whole hour.
    const yesterday = addDays(dayInZone(new Date(), timeZone), -1);
    const reported = await reportedIn(platform, externalId, from, yesterday);
    expect.soft(stored, `${platform} ${externalId}`).toEqual(reported);
  }

  // What needs no conversion of currencies reads the same on the dashboard.
  const dashboard = dashboardSchema.parse(await (await callApi(demo, 'POST', '/dashboard/refresh')).json());
  const { from, to } = dashboard.period;
  const sum = { impressions: 0, clicks: 0, conversions: 0 };
  for (const { platform = '', externalId = '' } of rows) {
    const totals = await reportedIn(platform, externalId, from, to);
    sum.impressions += totals.impressions;
    sum.clicks += totals.clicks;
    sum.conversions += totals.conversions;
  }
  const { impressions, clicks, conversions } = dashboard.overview.advertising;
  expect({ impressions, clicks }).toEqual({ impressions: sum.impressions, clicks: sum.clicks });
  expect(Number(conversions)).toBeCloseTo(sum.conversions, 6);
});
