import {
  AccountManagementApi,
  AdgroupApi,
  ApiClient,
  AuthenticationApi,
  CampaignCreationApi,
  ReportingApi,
} from 'tiktok-business-api-sdk-official';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Sandbox, startSandbox } from '../../server';
import { grantInBrowser } from '../../testing/grant-in-browser';

// TikTok's SDK decides whether paths, parameters, paging and errors are those of the API for Business. Only the address
// is replaced.

const riyadh = '7291000110001000101';
const app = { app_id: 'sandbox-tiktok-client', secret: 'sandbox-tiktok-secret' };
const month = { from: '2026-10-24', to: '2026-11-22' };

let sandbox: Sandbox;
let token: string;
const client = new ApiClient();

type Callback = (error: Error | null, answer: { data: unknown } | null) => void;

function call<Schema extends z.ZodType>(schema: Schema, send: (callback: Callback) => void): Promise<z.output<Schema>> {
  return new Promise((resolve, reject) => {
    send((error, answer) => (error ? reject(error) : resolve(schema.parse(answer?.data))));
  });
}

const list = z.object({ list: z.array(z.record(z.string(), z.unknown())) });
const page = list.extend({
  page_info: z.object({ page: z.number(), total_page: z.number(), total_number: z.number() }),
});

async function everyPage(read: (page: number, callback: Callback) => void) {
  const rows: Record<string, unknown>[] = [];
  for (let number = 1; ; number += 1) {
    const answer = await call(page, (callback) => read(number, callback));
    rows.push(...answer.list);
    if (number >= answer.page_info.total_page) return { rows, pages: number };
  }
}

beforeAll(async () => {
  sandbox = await startSandbox({ now: () => new Date('2026-11-22T12:00:00Z') });
  client.basePath = `${sandbox.url}/business-api.tiktok.com`;
  const query = new URLSearchParams({ app_id: app.app_id, state: 's', redirect_uri: 'http://127.0.0.1:3000/cb' });
  const back = await grantInBrowser(new URL(`${client.basePath}/portal/auth?${query}`));
  const body = { ...app, auth_code: back.searchParams.get('auth_code') ?? '' };
  const schema = z.object({
    access_token: z.string(),
    advertiser_ids: z.array(z.string()),
    scope: z.array(z.number()),
  });
  const granted = await call(schema, (callback) => new AuthenticationApi(client).oauth2AccessToken({ body }, callback));
  expect(granted.advertiser_ids).toHaveLength(4);
  expect(granted.scope).toEqual(expect.arrayContaining([100, 200, 44]));
  token = granted.access_token;
});
afterAll(() => sandbox.close());

describe('TikTok’s SDK', () => {
  it("TikTok's SDK reads the ad accounts of the grant and their details", async () => {
    const granted = await call(list, (callback) =>
      new AuthenticationApi(client).oauth2AdvertiserGet(app.app_id, app.secret, token, callback),
    );
    const ids = granted.list.map((row) => String(row.advertiser_id));
    const fields = ['advertiser_id', 'currency', 'timezone', 'display_timezone', 'status'];
    const details = await call(list, (callback) =>
      new AccountManagementApi(client).advertiserInfo(ids, token, { fields }, callback),
    );
    expect(details.list[0]).toEqual({
      advertiser_id: riyadh,
      currency: 'SAR',
      timezone: 'Etc/GMT-3',
      display_timezone: 'Asia/Riyadh',
      status: 'STATUS_ENABLE',
    });
    expect(details.list.map((row) => row.timezone)).toEqual(['Etc/GMT-3', 'Etc/GMT-4', 'Etc/GMT+5', 'Etc/GMT+8']);
  });

  it("TikTok's SDK pages through campaigns, and through deleted ones on request", async () => {
    const api = new CampaignCreationApi(client);
    const plans = sandbox.world.platform('tiktok').campaigns(riyadh);
    const read = (options: Record<string, unknown>) =>
      everyPage((number, callback) => api.campaignGet(riyadh, token, { ...options, page: number }, callback));
    // The default page has ten rows.
    const shown = await read({});
    expect(shown.rows.map((row) => row.campaign_id)).toEqual(
      plans.filter(({ state }) => state !== 'deleted').map(({ id }) => id),
    );
    expect(shown.pages).toBe(Math.ceil(shown.rows.length / 10));
    const all = await read({ page_size: 1000, filtering: { primary_status: 'STATUS_ALL' }, fields: ['campaign_id'] });
    expect(all.rows).toEqual(plans.map(({ id }) => ({ campaign_id: id })));
    expect(all.rows.length).toBeGreaterThan(shown.rows.length);
  });

  it("TikTok's SDK reads ad groups of chosen campaigns", async () => {
    const plans = sandbox.world.platform('tiktok').campaigns(riyadh);
    const wanted = plans.filter(({ budget }) => budget.kind === 'ad-sets').map(({ id }) => id);
    const { rows } = await everyPage((number, callback) =>
      new AdgroupApi(client).adgroupGet(riyadh, token, { filtering: { campaign_ids: wanted }, page: number }, callback),
    );
    expect(rows).toHaveLength(wanted.length * 2);
    expect(rows[0]).toMatchObject({ budget_mode: 'BUDGET_MODE_DAY', schedule_type: 'SCHEDULE_FROM_NOW' });
  });

  const events = ['complete_payment', 'total_purchase', 'onsite_shopping', 'form', 'onsite_form'];
  const report = {
    advertiser_id: riyadh,
    service_type: 'AUCTION',
    data_level: 'AUCTION_CAMPAIGN',
    dimensions: ['campaign_id', 'stat_time_day'],
    metrics: ['spend', 'impressions', ...events],
    start_date: month.from,
    end_date: month.to,
    filtering: [{ field_name: 'campaign_status', filter_type: 'IN', filter_value: '["STATUS_ALL"]' }],
  };

  it("TikTok's SDK reads the integrated report, which adds up to the world", async () => {
    const { rows, pages } = await everyPage((number, callback) =>
      new ReportingApi(client).reportIntegratedGet(
        'BASIC',
        token,
        { ...report, page: number, page_size: 100 },
        callback,
      ),
    );
    const [totals] = sandbox.world.platform('tiktok').totals(month);
    const metrics = rows.map((row) => z.record(z.string(), z.string()).parse(row.metrics));
    expect(rows).toHaveLength(totals?.rows ?? 0);
    expect(metrics.reduce((sum, { impressions }) => sum + Number(impressions), 0)).toBe(totals?.impressions);
    const counts = metrics.flatMap((row) => events.map((event) => Number(row[event])));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(totals?.conversions);
    expect(pages).toBeGreaterThan(2);
  });

  it("TikTok's SDK recognizes the sandbox's errors", async () => {
    const api = new ReportingApi(client);
    const failing = (options: Record<string, unknown>, accessToken = token) =>
      call(page, (callback) => api.reportIntegratedGet('BASIC', accessToken, { ...report, ...options }, callback));
    await expect(failing({ start_date: '2026-10-23' })).rejects.toThrow(/must not exceed 30 days.* code: 40002/);
    await expect(failing({ metrics: ['spend', 'likes_of_friends'] })).rejects.toThrow(/code: 40002/);
    await expect(failing({ page_size: 1001 })).rejects.toThrow(/code: 40002/);
    await expect(failing({ advertiser_id: '7291000110002000101' })).rejects.toThrow(/code: 40001/);
    await expect(failing({}, 'd57nonsense')).rejects.toThrow(/code: 40105/);
  });
});
