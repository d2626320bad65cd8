import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Sandbox, startSandbox } from '../../server';
import { callAds, column, errorIn, failureIn, grantAccess, pageIn } from './testing/ads-api';

// Source: https://developers.google.com/google-ads/api/docs/query/overview

const now = () => new Date('2026-11-22T12:20:00Z');
const ksa = { customer: '2214067301', login: '8801127340' };
const manager = { customer: '8801127340', login: '8801127340' };
const week = "segments.date BETWEEN '2026-11-16' AND '2026-11-22'";
const smallPages = { id: 'app-small-pages', secret: 'shh' };

let sandbox: Sandbox;
let token: string;

beforeAll(async () => {
  sandbox = await startSandbox({ now, clients: [smallPages] });
  token = (await grantAccess(sandbox.url)).access_token;
});
afterEach(() => sandbox.faults.clear());
afterAll(() => sandbox.close());

const search = (query: string, where: { customer: string; login?: string } = ksa) =>
  callAds(sandbox.url, { token, ...where }, { query });
const rowsOf = async (query: string, where?: { customer: string; login?: string }) => {
  const answer = await search(query, where);
  expect(errorIn(answer)).toBeUndefined();
  return pageIn(answer).results;
};

describe('a Google Ads search', () => {
  it('a search returns the selected fields, nested, with resource names, long integers as text and the field mask', async () => {
    const answer = await search(
      `SELECT segments.date, campaign.id, campaign.advertising_channel_type, campaign_budget.amount_micros,
       customer.currency_code, metrics.cost_micros, metrics.clicks FROM campaign WHERE ${week} LIMIT 1`,
    );
    const [row] = pageIn(answer).results;
    expect(row).toEqual({
      segments: { date: expect.stringMatching(/^2026-11-\d\d$/) },
      campaign: {
        resourceName: `customers/2214067301/campaigns/${row?.campaign?.id}`,
        id: expect.stringMatching(/^2\d{10}$/),
        advertisingChannelType: expect.stringMatching(/^[A-Z_]+$/),
      },
      campaignBudget: expect.objectContaining({ resourceName: expect.stringContaining('/campaignBudgets/') }),
      customer: { resourceName: 'customers/2214067301', currencyCode: 'SAR' },
      metrics: { costMicros: expect.stringMatching(/^\d+$/), clicks: expect.stringMatching(/^\d+$/) },
    });
    expect(answer.json).toHaveProperty(
      'fieldMask',
      'segments.date,campaign.id,campaign.advertisingChannelType,campaignBudget.amountMicros,customer.currencyCode,metrics.costMicros,metrics.clicks',
    );
    expect(answer.headers.get('request-id')).toMatch(/^[\w-]{20,}$/);
  });

  it('a search returns rows in the requested order', async () => {
    const rows = await rowsOf('SELECT campaign.id FROM campaign ORDER BY campaign.id DESC');
    const ids = column(rows, 'campaign', 'id').map(BigInt);
    expect(ids.length).toBeGreaterThan(20);
    expect(ids).toEqual([...ids].sort((a, b) => (a < b ? 1 : -1)));
    const mostFirst = await rowsOf(
      `SELECT campaign.id, metrics.clicks FROM campaign WHERE ${week} ORDER BY metrics.clicks DESC, campaign.id ASC LIMIT 3`,
    );
    const clicks = column(mostFirst, 'metrics', 'clicks').map(Number);
    expect(clicks).toHaveLength(3);
    expect(clicks).toEqual([...clicks].sort((a, b) => b - a));
  });

  it.each([
    ["campaign.status = 'PAUSED'", ['PAUSED']],
    ['campaign.status = PAUSED', ['PAUSED']],
    ["campaign.status != 'REMOVED'", ['ENABLED', 'PAUSED']],
    ["campaign.status IN ('PAUSED', 'REMOVED')", ['PAUSED', 'REMOVED']],
    ["campaign.status NOT IN ('PAUSED', 'REMOVED')", ['ENABLED']],
  ])('a search filters by %s', async (condition, statuses) => {
    const rows = await rowsOf(`SELECT campaign.status FROM campaign WHERE ${condition}`);
    const seen = new Set(column(rows, 'campaign', 'status'));
    expect([...seen].sort()).toEqual(statuses);
  });

  it('a search filters by names, numbers, flags and figures', async () => {
    const names = await rowsOf("SELECT campaign.name FROM campaign WHERE campaign.name LIKE '%demand gen%'");
    expect(column(names, 'campaign', 'name')).toEqual(['Demand Gen ✨ KSA – Discover + Gmail']);
    const others = await rowsOf("SELECT campaign.name FROM campaign WHERE campaign.name NOT LIKE '%2026%' LIMIT 50");
    expect(others.length).toBeGreaterThan(5);
    const [first] = await rowsOf('SELECT campaign.id FROM campaign ORDER BY campaign.id LIMIT 1');
    const after = await rowsOf(`SELECT campaign.id FROM campaign WHERE campaign.id > ${first?.campaign?.id}`);
    const all = await rowsOf('SELECT campaign.id FROM campaign');
    expect(after).toHaveLength(all.length - 1);
    const shared = await rowsOf(
      'SELECT campaign_budget.reference_count FROM campaign WHERE campaign_budget.explicitly_shared = TRUE',
    );
    expect(shared.map((row) => row.campaignBudget)).toEqual([
      expect.objectContaining({ referenceCount: '2' }),
      expect.objectContaining({ referenceCount: '2' }),
    ]);
    const clicked = await rowsOf(`SELECT campaign.id FROM campaign WHERE ${week} AND metrics.clicks > 300`);
    expect(clicked.length).toBeGreaterThan(0);
    expect(clicked.length).toBeLessThan(all.length);
  });

  it('a search by day leaves out empty days, and totals include campaigns without delivery', async () => {
    const world = sandbox.world.platform('google');
    const daily = await rowsOf(`SELECT segments.date, campaign.id, metrics.clicks FROM campaign WHERE ${week}`);
    const facts = world
      .campaigns('2214067301')
      .flatMap((plan) => [...world.facts(plan, { from: '2026-11-16', to: '2026-11-22' })]);
    expect(daily).toHaveLength(facts.length);
    const sums = await rowsOf(`SELECT campaign.id, metrics.clicks FROM campaign WHERE ${week}`);
    expect(sums).toHaveLength(world.campaigns('2214067301').length);
    expect(column(sums, 'metrics', 'clicks')).toContain('0');
    const [whole] = await rowsOf(`SELECT customer.id, metrics.clicks, metrics.cost_micros FROM customer WHERE ${week}`);
    expect(whole?.metrics).toEqual({
      clicks: String(facts.reduce((sum, { clicks }) => sum + clicks, 0)),
      costMicros: String(facts.reduce((sum, { spendMicros }) => sum + spendMicros, 0n)),
    });
  });

  it('a search returns fractions as numbers and leaves out zeros', async () => {
    const rows = await rowsOf(
      `SELECT segments.date, metrics.conversions, metrics.conversions_value FROM campaign WHERE ${week}`,
    );
    const figures = rows.map((row) => row.metrics);
    expect(column(rows, 'metrics', 'conversions').some((count) => Number(count) % 1 > 0)).toBe(true);
    expect(figures).toContainEqual({});
  });

  it('a search by conversion category adds up to the conversions, and counts secondary actions apart', async () => {
    const figures = 'metrics.conversions, metrics.all_conversions';
    const sumOf = (rows: Awaited<ReturnType<typeof rowsOf>>, name: string) =>
      rows.reduce((sum, row) => sum + Number(row.metrics?.[name] ?? 0), 0);
    const whole = await rowsOf(`SELECT ${figures} FROM campaign WHERE ${week}`);
    const split = await rowsOf(`SELECT segments.conversion_action_category, ${figures} FROM campaign WHERE ${week}`);
    for (const name of ['conversions', 'allConversions']) expect(sumOf(split, name)).toBeCloseTo(sumOf(whole, name), 5);
    const carts = split.filter(({ segments }) => segments?.conversionActionCategory === 'ADD_TO_CART');
    expect(sumOf(carts, 'conversions')).toBe(0);
    expect(sumOf(carts, 'allConversions')).toBeGreaterThan(0);
  });

  it.each([
    ['TODAY', '2026-11-22', '2026-11-22'],
    ['YESTERDAY', '2026-11-21', '2026-11-21'],
    ['LAST_7_DAYS', '2026-11-15', '2026-11-21'],
    ['LAST_14_DAYS', '2026-11-08', '2026-11-21'],
    ['LAST_30_DAYS', '2026-10-23', '2026-11-21'],
    ['THIS_MONTH', '2026-11-01', '2026-11-22'],
    ['LAST_MONTH', '2026-10-01', '2026-10-31'],
  ])('a search covers the days of %s', async (preset, from, to) => {
    const rows = await rowsOf(
      `SELECT segments.date, metrics.impressions FROM customer WHERE segments.date DURING ${preset} ORDER BY segments.date`,
    );
    const days = column(rows, 'segments', 'date');
    expect([days[0], days.at(-1)]).toEqual([from, to]);
  });

  it('a search combines a first and a last day', async () => {
    const query = (condition: string) => `SELECT segments.date, metrics.clicks FROM customer WHERE ${condition}`;
    const days = await rowsOf(query("segments.date > '2026-11-01' AND segments.date < '2026-11-05'"));
    expect(days).toHaveLength(3);
    expect(await rowsOf(query("segments.date >= '2026-11-01' AND segments.date <= '2026-11-05'"))).toHaveLength(5);
    expect(await rowsOf(query("segments.date = '2026-11-01'"))).toHaveLength(1);
  });

  it('a search accepts any letter case, parameters and both kinds of quotes', async () => {
    const rows = await rowsOf(
      `select campaign.id from campaign where campaign.status = "PAUSED" order by campaign.id limit 2 parameters include_drafts=true`,
    );
    expect(rows).toHaveLength(2);
    expect(await rowsOf(String.raw`SELECT campaign.id FROM campaign WHERE campaign.name = 'it\'s'`)).toEqual([]);
  });

  it('a search returns budgets and the tree below a manager', async () => {
    const budgets = await rowsOf('SELECT campaign_budget.id, campaign_budget.period FROM campaign_budget');
    const campaigns = await rowsOf('SELECT campaign.campaign_budget FROM campaign');
    expect(budgets.length).toBe(campaigns.length - 1);
    const tree = await rowsOf(
      'SELECT customer_client.id, customer_client.level, customer_client.manager, customer_client.status FROM customer_client',
      manager,
    );
    expect(tree.map((row) => row.customerClient)).toMatchObject([
      { id: '8801127340', level: '0', manager: true },
      { id: '8801127355', level: '1', manager: true },
      { id: '2214067301', level: '2', manager: false },
      { id: '2214067305', level: '2', manager: false },
      { id: '2214067302', level: '1', status: 'ENABLED' },
      { id: '2214067304', level: '1' },
      { id: '2214067306', level: '1', status: 'CANCELED' },
    ]);
    const shallow = 'SELECT customer_client.id FROM customer_client WHERE customer_client.level <= 1';
    expect(await rowsOf(shallow, manager)).toHaveLength(5);
    expect(await rowsOf('SELECT campaign.id FROM campaign', manager)).toEqual([]);
  });

  it('a search of an empty account has no list of results', async () => {
    const { json } = await search('SELECT campaign.id FROM campaign', { customer: '2214067305', login: '8801127340' });
    expect(json).not.toHaveProperty('results');
    expect(json).not.toHaveProperty('nextPageToken');
  });
});

describe('refusals of a Google Ads search', () => {
  const byDay = 'SELECT segments.date, metrics.clicks FROM campaign';

  it.each([
    ['SELECT campaign.start_date FROM campaign', 'queryError.UNRECOGNIZED_FIELD'],
    [`SELECT metrics.video_views FROM campaign WHERE ${week}`, 'queryError.UNRECOGNIZED_FIELD'],
    ['SELECT campaign.id FROM campaign WHERE campaign.budget = 1', 'queryError.UNRECOGNIZED_FIELD'],
    ['SELECT campaign.id FROM campaign ORDER BY campaign.age', 'queryError.UNRECOGNIZED_FIELD'],
    ['SELECT campaign.id FROM campaigns', 'queryError.BAD_RESOURCE_TYPE_IN_FROM_CLAUSE'],
    ['SELECT campaign.id FROM constructor', 'queryError.BAD_RESOURCE_TYPE_IN_FROM_CLAUSE'],
    ['SELECT campaign.id FROM customer', 'queryError.PROHIBITED_RESOURCE_TYPE_IN_SELECT_CLAUSE'],
    ['SELECT metrics.clicks FROM campaign_budget', 'queryError.PROHIBITED_METRIC_IN_SELECT_OR_WHERE_CLAUSE'],
    [
      'SELECT segments.date FROM customer_client WHERE segments.date DURING TODAY',
      'queryError.PROHIBITED_SEGMENT_IN_SELECT_OR_WHERE_CLAUSE',
    ],
    [byDay, 'queryError.EXPECTED_FILTERS_ON_DATE_RANGE'],
    [`${byDay} WHERE segments.date >= '2026-11-01'`, 'queryError.EXPECTED_FILTERS_ON_DATE_RANGE'],
    [`${byDay} WHERE segments.date < '2026-11-01'`, 'queryError.EXPECTED_FILTERS_ON_DATE_RANGE'],
    [`${byDay} WHERE segments.date DURING LAST_YEAR`, 'queryError.INVALID_VALUE_WITH_DURING_OPERATOR'],
    [`${byDay} WHERE segments.date = '01.11.2026'`, 'queryError.INVALID_DATE_FORMAT'],
    [`${byDay} WHERE segments.date LIKE '2026%'`, 'queryError.OPERATOR_FIELD_MISMATCH'],
    [`${byDay} WHERE segments.date BETWEEN '2026-11-07' AND '2026-11-01'`, 'dateRangeError.START_DATE_AFTER_END_DATE'],
    [
      `${byDay} WHERE segments.date BETWEEN '2023-09-30' AND '2026-11-01'`,
      'dateRangeError.REQUESTED_DATE_GRANULARITY_NOT_SUPPORTED',
    ],
    [
      `SELECT segments.date, metrics.unique_users FROM campaign WHERE ${week}`,
      'queryError.PROHIBITED_SEGMENT_WITH_METRIC_IN_SELECT_OR_WHERE_CLAUSE',
    ],
    [
      `SELECT segments.conversion_action_category, metrics.clicks FROM campaign WHERE ${week}`,
      'queryError.PROHIBITED_SEGMENT_WITH_METRIC_IN_SELECT_OR_WHERE_CLAUSE',
    ],
    ["SELECT campaign.id FROM campaign WHERE campaign.id LIKE '2%'", 'queryError.OPERATOR_FIELD_MISMATCH'],
    ["SELECT campaign.id FROM campaign WHERE campaign.status > 'PAUSED'", 'queryError.OPERATOR_FIELD_MISMATCH'],
    ["SELECT campaign.id FROM campaign WHERE campaign.id = 'abc'", 'queryError.BAD_NUMBER'],
    ["SELECT campaign.id FROM campaign WHERE campaign.status = 'paused'", 'queryError.BAD_ENUM_CONSTANT'],
    ['SELECT campaign.id FROM campaign WHERE campaign.id IN ()', 'queryError.PROHIBITED_EMPTY_LIST_IN_CONDITION'],
    ['SELECT campaign.id FROM campaign WHERE campaign.id IN 7', 'queryError.EXPECTED_LIST'],
    ['SELECT campaign.id FROM campaign WHERE campaign.id', 'queryError.UNEXPECTED_END_OF_QUERY'],
    ['SELECT campaign.id FROM campaign WHERE campaign.id NOT 7', 'queryError.BAD_OPERATOR'],
    ['SELECT campaign.id FROM campaign WHERE campaign.id = (', 'queryError.BAD_VALUE'],
    ['SELECT campaign.id FROM campaign WHERE campaign.id = 1 OR campaign.id = 2', 'queryError.EXPECTED_AND'],
    ['SELECT campaign.id FROM campaign LIMIT 0', 'queryError.LIMIT_VALUE_TOO_LOW'],
    ['SELECT campaign.id FROM campaign LIMIT many', 'queryError.BAD_LIMIT_VALUE'],
    ['SELECT campaign.id FROM campaign LIMIT 1.5', 'queryError.BAD_LIMIT_VALUE'],
    [
      'SELECT campaign.id FROM campaign ORDER BY metrics.clicks',
      'queryError.EXPECTED_REFERENCED_FIELD_IN_SELECT_CLAUSE',
    ],
    ['SELECT campaign.id FROM campaign ORDER campaign.id', 'queryError.EXPECTED_BY'],
    ['SELECT * FROM campaign', 'queryError.BAD_SYMBOL'],
    ['SELECT campaign.id, FROM campaign', 'queryError.EXPECTED_FROM'],
    ['SELECT 7 FROM campaign', 'queryError.BAD_FIELD_NAME'],
    ['campaign.id FROM campaign', 'queryError.EXPECTED_SELECT'],
    ['SELECT campaign.id', 'queryError.UNEXPECTED_END_OF_QUERY'],
    ['SELECT campaign.id FROM campaign; DROP', 'queryError.BAD_SYMBOL'],
    ['SELECT campaign.id FROM campaign please', 'queryError.UNEXPECTED_INPUT'],
    ['  ', 'fieldError.REQUIRED'],
  ])('a search refuses: %s', async (query, code) => {
    const answer = await search(query);
    expect(errorIn(answer)).toBe(code);
    expect(answer.status).toBe(400);
    expect(answer.json).toMatchObject({ error: { code: 400, status: 'INVALID_ARGUMENT' } });
    expect(failureIn(answer)?.details[0]?.requestId).toBe(answer.headers.get('request-id'));
  });

  it('a search refuses figures of a manager', async () => {
    const query = `SELECT campaign.id, metrics.clicks FROM campaign WHERE ${week}`;
    expect(errorIn(await search(query, manager))).toBe('queryError.REQUESTED_METRICS_FOR_MANAGER');
  });

  it('a search refuses a page size and unknown request fields', async () => {
    const query = 'SELECT campaign.id FROM campaign';
    const call = (body: object, method: 'search' | 'searchStream' = 'search') =>
      callAds(sandbox.url, { token, ...ksa, method }, { query, ...body });
    expect(errorIn(await call({ pageSize: 100 }))).toBe('requestError.PAGE_SIZE_NOT_SUPPORTED');
    for (const answer of [await call({ page_size: 100 }), await call({ pageToken: 'CAE' }, 'searchStream')]) {
      expect(errorIn(answer)).toBe('INVALID_ARGUMENT');
      expect(answer.text).toContain('Unknown name');
    }
  });

  it('a search refuses retired and future versions', async () => {
    const query = 'SELECT campaign.id FROM campaign';
    for (const [version, error] of [
      ['v22', 'requestError.UNSUPPORTED_VERSION'],
      ['v27', 'requestError.UNSUPPORTED_VERSION'],
      ['v23', undefined],
      ['v25', undefined],
    ] as const) {
      expect(errorIn(await callAds(sandbox.url, { token, ...ksa, version }, { query }))).toBe(error);
    }
  });
});

describe('access to Google Ads customers', () => {
  const query = 'SELECT customer.id FROM customer';
  const ask = (customer: string, login?: string, bearer = token) =>
    callAds(sandbox.url, { token: bearer, customer, ...(login === undefined ? {} : { login }) }, { query });

  it.each([
    ['below a manager, through it', '2214067301', '8801127340', undefined],
    ['two levels below, through the upper manager', '2214067305', '8801127340', undefined],
    ['below a manager, without saying so', '2214067301', undefined, 'authorizationError.USER_PERMISSION_DENIED'],
    [
      'through a manager that the person was not let into',
      '2214067301',
      '8801127355',
      'authorizationError.USER_PERMISSION_DENIED',
    ],
    [
      'through a manager above others',
      '2214067303',
      '8801127340',
      'authorizationError.INVALID_LOGIN_CUSTOMER_ID_SERVING_CUSTOMER_ID_COMBINATION',
    ],
    ['directly', '2214067303', undefined, undefined],
    ['through itself', '2214067303', '2214067303', undefined],
    ['of another company', '3390412207', undefined, 'authorizationError.USER_PERMISSION_DENIED'],
    ['that does not exist', '1111111111', undefined, 'authorizationError.USER_PERMISSION_DENIED'],
    ['that was closed', '2214067306', undefined, 'authorizationError.CUSTOMER_NOT_ENABLED'],
    ['with dashes', '221-406-7303', undefined, 'requestError.INVALID_CUSTOMER_ID'],
    ['through a manager with dashes', '2214067301', '880-112-7340', 'headerError.INVALID_LOGIN_CUSTOMER_ID'],
  ])('the search of a customer checks its access: %s', async (_which, customer, login, error) => {
    const answer = await ask(customer, login);
    expect(errorIn(answer)).toBe(error);
    expect(answer.status).toBe(error?.startsWith('authorization') ? 403 : error ? 400 : 200);
  });

  it('a customer needs a valid token that covers ads', async () => {
    expect(errorIn(await ask('2214067303', undefined, 'ya29.a0nonsense'))).toBe('CREDENTIALS_MISSING');
    const { access_token, refresh_token } = await grantAccess(sandbox.url, { person: '104857600013579246802' });
    expect(errorIn(await ask('2214067302', undefined, access_token))).toBeUndefined();
    expect(errorIn(await ask('2214067302', undefined, refresh_token))).toBe('CREDENTIALS_MISSING');
  });

  it('the Google Ads API ignores a developer token', async () => {
    const url = `${sandbox.url}/googleads.googleapis.com/v26/customers:listAccessibleCustomers`;
    const headers = { authorization: `Bearer ${token}`, 'developer-token': 'anything' };
    const answer = await fetch(url, { headers });
    expect(await answer.json()).toEqual({
      resourceNames: ['customers/2214067303', 'customers/8801127340', 'customers/2214067304', 'customers/2214067306'],
    });
  });
});

describe('pages of a Google Ads search', () => {
  const query = 'SELECT campaign.id FROM campaign ORDER BY campaign.id';
  let small: string;

  beforeAll(async () => {
    small = (await grantAccess(sandbox.url, { client: smallPages })).access_token;
  });
  const page = (body: object, where: { customer: string; login?: string } = ksa) =>
    callAds(sandbox.url, { token: small, ...where }, { query, ...body });

  it('pages of a search follow by token, and the last page has none', async () => {
    const ids: string[] = [];
    let pageToken: string | undefined;
    let pages = 0;
    do {
      const { results, nextPageToken } = pageIn(await page(pageToken === undefined ? {} : { pageToken }));
      ids.push(...column(results, 'campaign', 'id'));
      pageToken = nextPageToken;
      pages += 1;
    } while (pageToken !== undefined);
    const whole = await rowsOf(query);
    expect(ids).toEqual(column(whole, 'campaign', 'id'));
    expect(pages).toBe(Math.ceil(whole.length / 40));
    expect(pages).toBeGreaterThan(1);
  });

  it('a page token is valid for its customer and query only', async () => {
    const { nextPageToken: pageToken } = pageIn(await page({}));
    expect(errorIn(await page({ pageToken, query: `${query} DESC` }))).toBe('requestError.INVALID_PAGE_TOKEN');
    expect(errorIn(await page({ pageToken }, { customer: '2214067303' }))).toBe('requestError.INVALID_PAGE_TOKEN');
    expect(errorIn(await page({ pageToken: 'CPii5' }))).toBe('requestError.INVALID_PAGE_TOKEN');
  });
});

describe('a Google Ads stream', () => {
  const stream = (query: string, where: { customer: string; login?: string } = ksa, bearer = token) =>
    callAds(sandbox.url, { token: bearer, ...where, method: 'searchStream' }, { query });

  it('a stream is one list of chunks with all rows', async () => {
    const query = 'SELECT campaign.id FROM campaign ORDER BY campaign.id';
    const chunksOf = async (bearer: string) => {
      const { json } = await stream(query, ksa, bearer);
      return z.array(z.object({ results: z.array(z.unknown()) })).parse(json);
    };
    const whole = await rowsOf(query);
    expect(await chunksOf(token)).toEqual([{ results: whole }]);
    const { access_token } = await grantAccess(sandbox.url, { client: smallPages });
    const chunks = await chunksOf(access_token);
    expect(chunks.length).toBeGreaterThan(1);
    expect(chunks.flatMap(({ results }) => results)).toEqual(whole);
  });

  it('a stream without rows is an empty list', async () => {
    const { json, status } = await stream('SELECT campaign.id FROM campaign', {
      customer: '2214067305',
      login: '8801127340',
    });
    expect([status, json]).toEqual([200, []]);
  });

  it('a stream has its errors in a list', async () => {
    const answer = await stream('SELECT campaign.nonsense FROM campaign');
    expect(answer.status).toBe(400);
    expect(answer.json).toEqual([{ error: expect.objectContaining({ code: 400 }) }]);
    expect(errorIn(answer)).toBe('queryError.UNRECOGNIZED_FIELD');
  });

  it('a stream can break off', async () => {
    sandbox.faults.add({ kind: 'half_page_then_reset', match: { pathPattern: 'searchStream' } });
    await expect(stream('SELECT campaign.id FROM campaign')).rejects.toThrow();
  });
});
