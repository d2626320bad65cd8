import { AdAccount, type Cursor, FacebookAdsApi, User } from 'facebook-nodejs-business-sdk';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../server';
import { grantMetaAccess } from '../../testing/grant-meta-access';

// Meta's SDK decides whether paths, paging, fields and errors are those of the Graph API (v24.0). Only the address is
// replaced.

const riyadh = '238001100010001';
let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ now: () => new Date('2026-11-22T12:00:00Z') });
  Object.defineProperty(FacebookAdsApi, 'GRAPH', { get: () => `${sandbox.url}/graph.facebook.com` });
  FacebookAdsApi.init(await grantMetaAccess(sandbox.url), 'en_US', false);
});
afterAll(() => sandbox.close());

async function everyPage(first: Cursor) {
  const rows = first.map((row) => ({ ...row }));
  let pages = 1;
  let cursor = first;
  while (cursor.hasNext()) {
    cursor = await cursor.next();
    rows.push(...cursor);
    pages += 1;
  }
  return { rows: rows.map((row) => row as Record<string, unknown>), pages };
}

describe("Meta's SDK", () => {
  it("Meta's SDK reads ad accounts and Pages", async () => {
    const accounts = await new User('me').getAdAccounts(['name', 'currency', 'timezone_name', 'account_status']);
    expect(accounts.map(({ id, currency }) => [id, currency])).toEqual([
      ['act_238001100010001', 'SAR'],
      ['act_238001100010002', 'AED'],
      ['act_238001100010003', 'KWD'],
      ['act_238001100010004', 'USD'],
      ['act_238001100010005', 'USD'],
    ]);
    const pages = await new User('me').getAccounts(['name', 'access_token', 'instagram_business_account']);
    expect(pages.map(({ id }) => id)).toContain('104200000000001');
    const account = await new AdAccount(`act_${riyadh}`).read(['name', 'amount_spent']);
    expect(account.name).toContain('Nakhla');
  });

  it("Meta's SDK pages through campaigns with next()", async () => {
    const first = await new AdAccount(`act_${riyadh}`).getCampaigns(['name', 'effective_status', 'daily_budget'], {
      limit: 6,
      effective_status: ['ACTIVE', 'PAUSED', 'ARCHIVED', 'DELETED'],
    });
    const { rows, pages } = await everyPage(first);
    const expected = sandbox.world.platform('meta').campaigns(riyadh);
    expect(rows.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
    expect(rows.map(({ name }) => name)).toEqual(expected.map(({ name }) => name));
    expect(pages).toBe(Math.ceil(expected.length / 6));
  });

  const insights = {
    level: 'campaign',
    time_increment: 1,
    time_range: { since: '2026-11-01', until: '2026-11-21' },
    action_attribution_windows: ['7d_click', '1d_view'],
    limit: 50,
  };
  const expectedTotals = () => sandbox.world.platform('meta').totals({ from: '2026-11-01', to: '2026-11-21' })[0];

  it("Meta's SDK reads daily insights that add up to the world", async () => {
    const first = await new AdAccount(`act_${riyadh}`).getInsights(
      ['campaign_id', 'spend', 'impressions', 'actions'],
      insights,
    );
    const { rows, pages } = await everyPage(first);
    expect(rows).toHaveLength(expectedTotals()?.rows ?? 0);
    expect(rows.reduce((sum, { impressions }) => sum + Number(impressions), 0)).toBe(expectedTotals()?.impressions);
    expect(pages).toBeGreaterThan(2);
  });

  it("Meta's SDK starts a report run, waits for it and reads it", async () => {
    const run = await new AdAccount(`act_${riyadh}`).getInsightsAsync(['spend', 'impressions'], insights);
    let status: unknown = '';
    for (let poll = 0; poll < 5 && status !== 'Job Completed'; poll += 1) {
      status = (await run.read(['async_status', 'async_percent_completion'])).async_status;
    }
    expect(status).toBe('Job Completed');
    const { rows } = await everyPage(await run.getInsights([], { limit: 200 }));
    expect(rows).toHaveLength(expectedTotals()?.rows ?? 0);
  });

  it("Meta's SDK recognizes the sandbox's errors", async () => {
    await expect(new AdAccount('act_1').read(['name'])).rejects.toMatchObject({
      name: 'FacebookRequestError',
      status: 400,
      response: { code: 100, error_subcode: 33 },
    });
  });
});
