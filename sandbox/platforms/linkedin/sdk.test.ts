import { AuthClient, RestliClient } from 'linkedin-api-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Sandbox, startSandbox } from '../../server';
import { grantInBrowser } from '../../testing/grant-in-browser';

// LinkedIn's SDK decides whether paths, headers, encoding and tunnelled queries are those of the real API. Only the
// address is replaced.

const versionString = '202607';
const europe = '507404001';
const app = { clientId: 'sandbox-linkedin-client', clientSecret: 'sandbox-linkedin-secret' };
const redirectUrl = 'http://127.0.0.1:3000/api/connect/linkedin/callback';
const scopes = ['r_ads', 'r_ads_reporting', 'r_organization_social', 'rw_organization_admin', 'openid'];

let sandbox: Sandbox;
let accessToken: string;
let client: RestliClient;
const sent: string[] = [];

beforeAll(async () => {
  sandbox = await startSandbox({ now: () => new Date('2026-11-22T12:00:00Z') });
  client = new RestliClient();
  client.axiosInstance.interceptors.request.use((config) => {
    sent.push(`${config.method} ${config.url}`);
    config.url = config.url?.replace('https://', `${sandbox.url}/`) ?? '';
    return config;
  });
  const screen = new AuthClient({ ...app, redirectUrl }).generateMemberAuthorizationUrl(scopes, 'st4te');
  const back = await grantInBrowser(new URL(screen.replace('https://', `${sandbox.url}/`)));
  const answer = await fetch(`${sandbox.url}/www.linkedin.com/oauth/v2/accessToken`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      code: back.searchParams.get('code') ?? '',
      client_id: app.clientId,
      client_secret: app.clientSecret,
      redirect_uri: redirectUrl,
    }),
  });
  accessToken = z.object({ access_token: z.string() }).parse(await answer.json()).access_token;
});
afterAll(() => sandbox.close());

const world = () => sandbox.world.platform('linkedin');
const call = () => ({ accessToken, versionString });

describe('LinkedIn’s SDK', () => {
  it("LinkedIn's SDK reads ad accounts by a finder and one by one", async () => {
    const found = await client.finder({
      ...call(),
      resourcePath: '/adAccounts',
      finderName: 'search',
      queryParams: { search: { status: { values: ['ACTIVE', 'DRAFT'] } } },
    });
    expect(found.data.elements.map(({ id, currency }) => [id, currency])).toEqual([
      [507404001, 'EUR'],
      [507404002, 'USD'],
      [507404003, 'AED'],
    ]);
    const one = await client.get({ ...call(), resourcePath: '/adAccounts/{id}', pathKeys: { id: europe } });
    expect(one.data).toEqual(found.data.elements[0]);
  });

  const campaigns = async () => {
    const rows: Record<string, unknown>[] = [];
    let pages = 0;
    for (let pageToken: string | undefined = ''; pageToken !== undefined; pages += 1) {
      const { data } = await client.finder({
        ...call(),
        resourcePath: '/adAccounts/{id}/adCampaigns',
        pathKeys: { id: europe },
        finderName: 'search',
        queryParams: { pageSize: 50, ...(pageToken === '' ? {} : { pageToken }) },
      });
      rows.push(...data.elements);
      pageToken = z.looseObject({ metadata: z.object({ nextPageToken: z.string().optional() }) }).parse(data)
        .metadata.nextPageToken;
    }
    return { rows, pages };
  };

  it("LinkedIn's SDK pages through campaigns", async () => {
    const { rows, pages } = await campaigns();
    const shown = world()
      .campaigns(europe)
      .filter(({ state }) => state !== 'deleted');
    expect(new Set(rows.map(({ name }) => name))).toEqual(new Set(shown.map(({ name }) => name)));
    expect(rows).toHaveLength(shown.length);
    expect(pages).toBeGreaterThan(2);
  });

  it("LinkedIn's SDK reads groups in a batch", async () => {
    const { rows } = await campaigns();
    const ids = [...new Set(rows.map(({ campaignGroup }) => String(campaignGroup).split(':').at(-1) ?? ''))];
    const { data } = await client.batchGet({
      ...call(),
      resourcePath: '/adAccounts/{id}/adCampaignGroups',
      pathKeys: { id: europe },
      ids,
    });
    expect(Object.keys(data.results).sort()).toEqual([...ids].sort());
  });

  const range = { start: { year: 2026, month: 11, day: 1 }, end: { year: 2026, month: 11, day: 21 } };
  const analytics = (facet: Record<string, string[]>) =>
    client.finder({
      ...call(),
      resourcePath: '/adAnalytics',
      finderName: 'analytics',
      queryParams: {
        pivot: 'CAMPAIGN',
        timeGranularity: 'DAILY',
        dateRange: range,
        ...facet,
        fields: 'dateRange,pivotValues,impressions,costInLocalCurrency',
      },
    });

  it("LinkedIn's SDK reads statistics that add up to the world, by account and, tunnelled, by campaign", async () => {
    const { rows, spendMicros, impressions } = world().totals({ from: '2026-11-01', to: '2026-11-21' })[0] ?? {};
    const byAccount = (await analytics({ accounts: [`urn:li:sponsoredAccount:${europe}`] })).data.elements;
    expect(sent.at(-1)).toMatch(/^get https:\/\/api\.linkedin\.com\/rest\/adAnalytics\?q=analytics&/);
    const urns = world()
      .campaigns(europe)
      .map(({ id }) => `urn:li:sponsoredCampaign:${id}`);
    const byCampaigns = (await analytics({ campaigns: urns })).data.elements;
    expect(sent.at(-1)).toBe('post https://api.linkedin.com/rest/adAnalytics');
    expect(byCampaigns).toEqual(byAccount);
    expect(byAccount).toHaveLength(rows ?? 0);
    expect(byAccount.reduce((sum, row) => sum + Number(row.impressions), 0)).toBe(impressions);
    const cost = byAccount.reduce((sum, row) => sum + Math.round(Number(row.costInLocalCurrency) * 100), 0);
    expect(BigInt(cost) * 10_000n).toBe(spendMicros);
  });

  it("LinkedIn's SDK reads posts of a page and their figures", async () => {
    const organization = 'urn:li:organization:10440021';
    const { data } = await client.finder({
      ...call(),
      resourcePath: '/posts',
      finderName: 'author',
      queryParams: { author: organization, count: 100, start: 0 },
    });
    const shares = data.elements.map(({ id }) => String(id)).filter((id) => id.startsWith('urn:li:share:'));
    const figures = await client.finder({
      ...call(),
      resourcePath: '/organizationalEntityShareStatistics',
      finderName: 'organizationalEntity',
      queryParams: { organizationalEntity: organization, shares },
    });
    expect(figures.data.elements.map(({ share }) => share)).toEqual(shares);
  });

  it("LinkedIn's SDK recognizes the sandbox's errors", async () => {
    const foreign = client.get({ ...call(), resourcePath: '/adAccounts/{id}', pathKeys: { id: '507404101' } });
    await expect(foreign).rejects.toMatchObject({
      response: { status: 403, data: { code: 'NO_PERMISSION_ON_ENTITY' } },
    });
    const old = client.finder({
      ...call(),
      versionString: '202401',
      resourcePath: '/adAccounts',
      finderName: 'search',
    });
    await expect(old).rejects.toMatchObject({ response: { status: 426 } });
  });
});
