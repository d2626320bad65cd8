import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Sandbox, startSandbox } from '../../server';
import {
  everyPermission,
  grantMetaAccess,
  metaClient,
  people,
  readAll,
  readGraph,
} from '../../testing/grant-meta-access';

const now = new Date('2026-11-22T12:00:00Z');
const riyadh = '238001100010001';
const page = '104200000000001';
let sandbox: Sandbox;
let token: string;
beforeAll(async () => {
  sandbox = await startSandbox({ now: () => now });
  token = await grantMetaAccess(sandbox.url);
});
afterAll(() => sandbox.close());

const read = (path: string, query: Record<string, string> = {}) =>
  readGraph(sandbox.url, path, { access_token: token, ...query });
const without = async (missing: string) =>
  grantMetaAccess(sandbox.url, { granted: everyPermission.filter((permission) => permission !== missing) });
const pageTokenOf = async (userToken: string) => {
  const { data } = await readGraph(sandbox.url, 'me/accounts', { access_token: userToken, fields: 'access_token' });
  return String(data?.find(({ id }) => id === page)?.access_token);
};
const window = { since: '2026-10-01', until: '2026-11-22' };

describe('people on the Graph API', () => {
  it.each([
    [people.layla, 5, 3],
    [people.omar, 1, 1],
    [people.hana, 1, 1],
    [people.noura, 0, 0],
  ])('%s sees only the accounts and Pages that they manage', async (person, accounts, pages) => {
    const access_token = await grantMetaAccess(sandbox.url, { person });
    expect((await readGraph(sandbox.url, 'me/adaccounts', { access_token })).data).toHaveLength(accounts);
    expect((await readGraph(sandbox.url, 'me/accounts', { access_token })).data).toHaveLength(pages);
  });

  it('a person cannot reach an account of another company', async () => {
    const access_token = await grantMetaAccess(sandbox.url, { person: people.hana });
    for (const path of [`act_${riyadh}`, `act_${riyadh}/campaigns`, `act_${riyadh}/insights`, page]) {
      expect((await readGraph(sandbox.url, path, { access_token })).error).toMatchObject({
        code: 100,
        error_subcode: 33,
      });
    }
  });
});

describe('permissions on the Graph API', () => {
  it('ads_read is required for ad accounts, campaigns and insights', async () => {
    const access_token = await without('ads_read');
    for (const path of ['me/adaccounts', `act_${riyadh}/campaigns`, `act_${riyadh}/insights`]) {
      expect((await readGraph(sandbox.url, path, { access_token })).error?.code).toBe(200);
    }
  });

  it('without pages_show_list the list of Pages is empty', async () => {
    expect(
      (await readGraph(sandbox.url, 'me/accounts', { access_token: await without('pages_show_list') })).data,
    ).toEqual([]);
  });

  it('without instagram_basic a Page has no Instagram account, and its media are refused', async () => {
    const fields = 'id,instagram_business_account{id,username}';
    const access_token = await without('instagram_basic');
    const declined = await readGraph(sandbox.url, 'me/accounts', { access_token, fields });
    expect(declined.data?.[0]).toEqual({ id: page });
    expect((await readGraph(sandbox.url, '178414000000001/media', { access_token })).error?.code).toBe(10);
    const granted = await read('me/accounts', { fields });
    expect(granted.data?.[0]).toEqual({
      id: page,
      instagram_business_account: { id: '178414000000001', username: 'nakhla' },
    });
  });

  it.each([
    ['pages_read_engagement', `${page}/published_posts`, {}],
    ['read_insights', '', { metric: 'post_clicks' }],
  ])('%s is required for posts of Pages', async (permission, path, query: Record<string, string>) => {
    const allowed = await pageTokenOf(token);
    const [post] =
      (await readGraph(sandbox.url, `${page}/published_posts`, { access_token: allowed, limit: '1' })).data ?? [];
    const target = path === '' ? `${String(post?.id)}/insights` : path;
    const declined = await pageTokenOf(await without(permission));
    expect((await readGraph(sandbox.url, target, { access_token: declined, ...query })).error?.code).toBe(10);
    expect((await readGraph(sandbox.url, target, { access_token: allowed, ...query })).error).toBeUndefined();
  });

  it('instagram_manage_insights is required for insights of media', async () => {
    const access_token = await without('instagram_manage_insights');
    const [media] = (await read('178414000000001/media', { limit: '1' })).data ?? [];
    const path = `${String(media?.id)}/insights`;
    expect((await readGraph(sandbox.url, path, { access_token, metric: 'views' })).error?.code).toBe(10);
    expect((await read(path, { metric: 'views,reach' })).data).toHaveLength(2);
  });
});

describe('Meta campaigns', () => {
  it('pages of Meta campaigns have each campaign once', async () => {
    const all = '["ACTIVE","PAUSED","ARCHIVED","DELETED","IN_PROCESS","WITH_ISSUES"]';
    const { rows, pages } = await readAll(sandbox.url, `act_${riyadh}/campaigns`, {
      access_token: token,
      limit: '7',
      effective_status: all,
    });
    const expected = sandbox.world
      .platform('meta')
      .campaigns(riyadh)
      .map(({ id }) => id);
    expect(rows.map(({ id }) => id)).toEqual(expected);
    expect(pages).toBe(Math.ceil(expected.length / 7));
  });

  it('archived and deleted Meta campaigns are hidden by default', async () => {
    const statuses = async (query: Record<string, string>) => {
      const { data } = await read(`act_${riyadh}/campaigns`, { fields: 'effective_status', limit: '200', ...query });
      return new Set(data?.map(({ effective_status }) => effective_status));
    };
    expect(await statuses({})).toEqual(new Set(['ACTIVE', 'PAUSED']));
    expect(await statuses({ effective_status: '["ARCHIVED","DELETED"]' })).toEqual(new Set(['ARCHIVED', 'DELETED']));
  });

  it('budgets of Meta campaigns are in minor units, or on the ad sets', async () => {
    const { data } = await read(`act_${riyadh}/campaigns`, {
      fields: 'name,daily_budget,lifetime_budget,start_time',
      limit: '200',
    });
    const catalogue = data?.find(({ name }) => String(name).includes('Catalogue'));
    expect(catalogue).toMatchObject({ daily_budget: '300000', start_time: expect.stringMatching(/T00:00:00\+0300$/) });
    expect(catalogue).not.toHaveProperty('lifetime_budget');
    const retargeting = data?.find(({ name }) => String(name).includes('Retargeting'));
    expect(retargeting).not.toHaveProperty('daily_budget');
    const adSets = await read(`${String(retargeting?.id)}/adsets`, { fields: 'daily_budget' });
    expect(adSets.data).toHaveLength(2);
  });

  it('a filter returns only Meta campaigns changed since a time', async () => {
    const filter = (since: string) =>
      JSON.stringify([{ field: 'updated_time', operator: 'GREATER_THAN', value: Date.parse(since) / 1000 }]);
    const some = await read(`act_${riyadh}/campaigns`, { filtering: filter('2026-11-20T00:00:00Z'), limit: '200' });
    const every = await read(`act_${riyadh}/campaigns`, { limit: '200' });
    expect(some.data?.length).toBeGreaterThan(0);
    expect(some.data?.length).toBeLessThan(every.data?.length ?? 0);
  });

  it('an unknown field of a Meta campaign is refused', async () => {
    expect((await read(`act_${riyadh}/campaigns`, { fields: 'id,nonsense' })).error).toMatchObject({
      code: 100,
      message: expect.stringContaining('nonsense'),
    });
  });
});

describe('Meta insights', () => {
  const fields = 'campaign_id,impressions,clicks,spend,actions,action_values,date_start';
  const query = () => ({
    access_token: token,
    level: 'campaign',
    filtering: JSON.stringify([
      {
        field: 'campaign.effective_status',
        operator: 'IN',
        value: ['ACTIVE', 'PAUSED', 'WITH_ISSUES', 'ARCHIVED', 'DELETED'],
      },
    ]),
    time_increment: '1',
    time_range: JSON.stringify(window),
    fields,
    limit: '90',
  });
  const stats = z.array(z.object({ action_type: z.string(), value: z.string() })).default([]);
  const counted = [
    'offsite_conversion.fb_pixel_purchase',
    'offsite_conversion.fb_pixel_lead',
    'onsite_conversion.lead_grouped',
  ];
  const sums = (rows: Record<string, unknown>[]) => {
    const countOf = (row: Record<string, unknown>, name: string) =>
      stats
        .parse(row[name])
        .filter(({ action_type }) => counted.includes(action_type))
        .reduce((sum, { value }) => sum + Math.round(Number(value) * 100), 0);
    return {
      rows: rows.length,
      spendMicros: BigInt(Math.round(rows.reduce((sum, row) => sum + Number(row.spend) * 100, 0))) * 10_000n,
      impressions: rows.reduce((sum, row) => sum + Number(row.impressions), 0),
      clicks: rows.reduce((sum, row) => sum + Number(row.clicks), 0),
      conversions: rows.reduce((sum, row) => sum + countOf(row, 'actions'), 0) / 100,
      conversionValueMicros: BigInt(rows.reduce((sum, row) => sum + countOf(row, 'action_values'), 0)) * 10_000n,
    };
  };

  it.each(['238001100010001', '238001100010003', '238001100010004'])(
    'insights of %s add up to the world',
    async (account) => {
      const { rows, pages } = await readAll(sandbox.url, `act_${account}/insights`, query());
      const totals = sandbox.world.platform('meta').totals({ from: window.since, to: window.until });
      expect(totals.find(({ accountId }) => accountId === account)).toMatchObject(sums(rows));
      expect(pages).toBeGreaterThan(3);
    },
  );

  it('insights count a purchase six times, in overlapping types', async () => {
    const { rows } = await readAll(sandbox.url, `act_${riyadh}/insights`, query());
    const values = (type: string) =>
      rows.map(({ actions }) => stats.parse(actions).find(({ action_type }) => action_type === type)?.value);
    const repeated = ['omni_purchase', 'onsite_web_purchase', 'onsite_web_app_purchase', 'web_in_store_purchase'];
    for (const type of ['purchase', ...repeated]) {
      expect(values(type)).toEqual(values('offsite_conversion.fb_pixel_purchase'));
    }
    expect(values('purchase').some((value) => Number(value) > 0)).toBe(true);
  });

  it('a report run returns the same insights as a direct call', async () => {
    const { access_token: _token, ...body } = query();
    const response = await fetch(
      `${sandbox.url}/graph.facebook.com/v26.0/act_${riyadh}/insights?access_token=${token}`,
      {
        method: 'POST',
        body: new URLSearchParams(body),
      },
    );
    const { report_run_id: run } = (await response.json()) as { report_run_id: string };
    expect((await read(`${run}/insights`)).error?.code).toBe(100);
    const statuses = [];
    for (let poll = 0; poll < 3; poll += 1) statuses.push((await read(run)).async_status);
    expect(statuses).toEqual(['Job Not Started', 'Job Running', 'Job Completed']);
    const report = await readAll(sandbox.url, `${run}/insights`, { access_token: token, limit: '400' });
    const direct = await readAll(sandbox.url, `act_${riyadh}/insights`, query());
    expect(report.rows).toEqual(direct.rows);
  });

  it('insights at account level add up over campaigns and days', async () => {
    const range = { time_range: JSON.stringify(window), fields: 'impressions,spend,actions,action_values,clicks' };
    const { data } = await read(`act_${riyadh}/insights`, range);
    const totals = sandbox.world.platform('meta').totals({ from: window.since, to: window.until })[0];
    expect(data).toHaveLength(1);
    expect(totals).toMatchObject({ ...sums(data ?? []), rows: totals?.rows });
    expect(data?.[0]).toMatchObject({ date_start: window.since, date_stop: window.until });
  });

  it('insights refuse a range beyond 37 months and a reversed one', async () => {
    const range = (since: string, until: string) => ({ time_range: JSON.stringify({ since, until }) });
    expect((await read(`act_${riyadh}/insights`, range('2022-01-01', '2022-01-02'))).error?.code).toBe(100);
    expect((await read(`act_${riyadh}/insights`, range('2026-11-02', '2026-11-01'))).error?.code).toBe(100);
  });
});

describe('Meta posts', () => {
  it('posts of a Page require the Page token and include engagement', async () => {
    expect((await read(`${page}/published_posts`)).error?.code).toBe(210);
    const fields =
      'id,message,created_time,shares,reactions.summary(total_count).limit(0),insights.metric(post_media_view){name,values}';
    const { data } = await readGraph(sandbox.url, `${page}/published_posts`, {
      access_token: await pageTokenOf(token),
      fields,
      limit: '5',
    });
    expect(data?.[4]).toMatchObject({
      id: expect.stringMatching(`^${page}_`),
      reactions: { summary: { total_count: expect.any(Number) } },
      insights: { data: [{ name: 'post_media_view', values: [{ value: expect.any(Number) }] }] },
    });
  });

  it('posts are published in the past and scheduled in the future', async () => {
    const access_token = await pageTokenOf(token);
    const since = '2026-10-22';
    const { rows } = await readAll(sandbox.url, `${page}/published_posts`, {
      access_token,
      since,
      fields: 'created_time',
      limit: '4',
    });
    expect(rows.length).toBeGreaterThan(8);
    expect(rows.every(({ created_time: at }) => String(at) >= since && Date.parse(String(at)) <= now.getTime())).toBe(
      true,
    );
    const { data } = await readGraph(sandbox.url, `${page}/scheduled_posts`, {
      access_token,
      fields: 'scheduled_publish_time',
    });
    expect(data?.length).toBeGreaterThan(5);
    expect(data?.every(({ scheduled_publish_time: at }) => Number(at) * 1000 > now.getTime())).toBe(true);
  });

  it('one retired metric fails all insights of a post', async () => {
    const access_token = await pageTokenOf(token);
    const [post] = (await readGraph(sandbox.url, `${page}/published_posts`, { access_token, limit: '1' })).data ?? [];
    const metric = 'post_clicks,post_impressions';
    expect((await readGraph(sandbox.url, `${String(post?.id)}/insights`, { access_token, metric })).error?.code).toBe(
      100,
    );
    const [media] = (await read('178414000000001/media', { limit: '1' })).data ?? [];
    expect((await read(`${String(media?.id)}/insights`, { metric: 'views,impressions' })).error?.code).toBe(100);
  });
});

describe('the Graph API', () => {
  it('the Graph API answers several calls in one batch, each with its own status', async () => {
    const batch = JSON.stringify([
      { method: 'GET', relative_url: 'me?fields=name' },
      { method: 'GET', relative_url: 'v26.0/999' },
    ]);
    const response = await fetch(`${sandbox.url}/graph.facebook.com/v26.0/`, {
      method: 'POST',
      body: new URLSearchParams({ access_token: token, batch }),
    });
    expect(await response.json()).toMatchObject([
      { code: 200, body: expect.stringContaining('Layla') },
      { code: 400, body: expect.stringContaining('"error_subcode":33') },
    ]);
  });

  it('the Graph API reads the token from the header with a valid proof and reports its usage', async () => {
    const proof = createHmac('sha256', metaClient.secret).update(token).digest('hex');
    const response = await fetch(
      `${sandbox.url}/graph.facebook.com/v24.0/act_${riyadh}?fields=name&appsecret_proof=${proof}`,
      {
        headers: { authorization: `Bearer ${token}` },
      },
    );
    expect(response.status).toBe(200);
    expect(JSON.parse(response.headers.get('x-app-usage') ?? '')).toHaveProperty('call_count');
    expect(JSON.parse(response.headers.get('x-business-use-case-usage') ?? '')).toHaveProperty(riyadh);
  });
});
