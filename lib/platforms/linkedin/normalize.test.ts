import { describe, expect, it } from 'vitest';
import { adAccountsAnswer, campaignsAnswer, metricsAnswer } from './api-types';
import analyticsFixture from './fixtures/analytics.json';
import campaignsFixture from './fixtures/campaigns.json';
import { toAdAccount, toCampaign, toDailyMetrics, toProfile } from './normalize';

const now = new Date('2024-08-01T00:00:00Z');
const [documentedCampaign] = campaignsFixture.elements;
const [documentedRow] = analyticsFixture.elements;

function campaign(fields: Record<string, unknown>) {
  const answer = campaignsAnswer.parse({ elements: [{ ...documentedCampaign, ...fields }] });
  const [row] = answer.elements.rows;
  if (!row) throw new Error('no campaign');
  return toCampaign(row, now);
}

function facts(fields: Record<string, unknown>) {
  const answer = metricsAnswer.parse({ elements: [{ ...documentedRow, ...fields }] });
  return answer.elements.flatMap((row) => toDailyMetrics(row, 'EUR'));
}

describe('a campaign', () => {
  it('a campaign is read as documented', () => {
    expect(campaign({})).toEqual({
      externalId: '900100',
      name: 'Q3 leads',
      objective: 'LEAD_GENERATION',
      status: 'active',
      externalStatus: 'ACTIVE',
      hasIssues: false,
      dailyBudgetMicros: 100_000_000n,
      lifetimeBudgetMicros: 3_000_000_000n,
      startsAt: new Date(1_719_792_000_000),
      endsAt: new Date(1_727_654_400_000),
    });
  });

  it.each([
    ['ACTIVE', 'active'],
    ['PAUSED', 'paused'],
    ['DRAFT', 'draft'],
    ['COMPLETED', 'ended'],
    ['ARCHIVED', 'ended'],
    ['CANCELED', 'ended'],
    ['PENDING_DELETION', 'removed'],
    ['REMOVED', 'removed'],
    ['SOMETHING_NEW', 'unknown'],
  ])('a campaign that is %s', (status, ours) => {
    expect(campaign({ status })).toMatchObject({ status: ours, externalStatus: status });
  });

  it.each([
    [{ runSchedule: { start: 1, end: now.getTime() } }, 'ended'],
    [{ runSchedule: { start: 1, end: now.getTime() + 1 } }, 'active'],
    [{ runSchedule: { start: 1, end: null } }, 'active'],
    [{ runSchedule: { start: 1, end: null }, servingStatuses: ['STOPPED', 'CAMPAIGN_END_DATE_HOLD'] }, 'ended'],
    [{ servingStatuses: ['CAMPAIGN_GROUP_END_DATE_HOLD', 'STOPPED'] }, 'ended'],
    [{ servingStatuses: ['STOPPED', 'CAMPAIGN_GROUP_STATUS_HOLD'] }, 'paused'],
    [{ status: 'PAUSED', runSchedule: { start: 1, end: 2 } }, 'paused'],
  ])('a campaign that is switched on: %j', (fields, ours) => {
    expect(campaign(fields)).toMatchObject({ status: ours, hasIssues: false });
  });

  it.each([
    [['RUNNABLE'], false],
    [['CAMPAIGN_START_DATE_HOLD'], false],
    [['CAMPAIGN_GROUP_START_DATE_HOLD'], false],
    [['BILLING_HOLD'], true],
    [['CAMPAIGN_AUDIENCE_COUNT_HOLD', 'STOPPED'], true],
    [['A_HOLD_NEVER_SEEN'], true],
    [[], false],
    ['not a list', false],
    [undefined, false],
  ])('a campaign with %j is in trouble: %s', (servingStatuses, hasIssues) => {
    expect(campaign({ servingStatuses }).hasIssues).toBe(hasIssues);
    expect(campaign({ servingStatuses, status: 'PAUSED' }).hasIssues).toBe(false);
  });

  it('may lack all that is decorative', () => {
    const [bare] = campaignsAnswer.parse({ elements: [{ id: '9007199254740993123' }] }).elements.rows;
    expect(bare && toCampaign(bare, now)).toEqual({
      externalId: '9007199254740993123',
      name: '9007199254740993123',
      objective: null,
      status: 'unknown',
      externalStatus: 'UNKNOWN',
      hasIssues: false,
      dailyBudgetMicros: null,
      lifetimeBudgetMicros: null,
      startsAt: null,
      endsAt: null,
    });
  });

  it('has its budget to the micro, and no invalid amount', () => {
    const budget = (amount: unknown) => campaign({ dailyBudget: { amount, currencyCode: 'KWD' } }).dailyBudgetMicros;
    expect(budget('0.1234565')).toBe(123_457n);
    expect(budget('90071992547409.93')).toBe(90_071_992_547_409_930_000n);
    expect(() => budget('1,000')).toThrow();
    expect(budget(100)).toBe(100_000_000n);
    expect(budget('1E2')).toBe(100_000_000n);
  });

  it('keeps a name with emoji, direction marks and HTML as it is', () => {
    const name = '\u200fعرض\u200e <b>50%</b> 🔥 & more';
    expect(campaign({ name }).name).toBe(name);
  });
});

describe('a day of metrics', () => {
  it('a day of metrics is read as documented', () => {
    expect(facts({})).toEqual([
      {
        campaignExternalId: '900100',
        campaignName: '900100',
        date: '2026-07-01',
        currency: 'EUR',
        impressions: 12_500,
        clicks: 185,
        linkClicks: 150,
        spendMicros: 231_250_000n,
        actions: [
          { action: 'externalWebsiteConversions', conversions: '3', valueMicros: 900_000_000n },
          { action: 'oneClickLeads', conversions: '12', valueMicros: null },
        ],
        conversions: '15',
        conversionValueMicros: 900_000_000n,
        videoViews: 0,
        reach: null,
      },
    ]);
  });

  it.each([
    ['costInLocalCurrency', '0.0000005', 'spendMicros', 1n],
    ['costInLocalCurrency', '0.000000499999', 'spendMicros', 0n],
    ['costInLocalCurrency', '90071992547409.931234', 'spendMicros', 90_071_992_547_409_931_234n],
    ['costInLocalCurrency', 12.5, 'spendMicros', 12_500_000n],
    ['conversionValueInLocalCurrency', '0.0', 'conversionValueMicros', 0n],
    ['conversionValueInLocalCurrency', '-', 'conversionValueMicros', null],
    ['conversionValueInLocalCurrency', undefined, 'conversionValueMicros', null],
    ['externalWebsiteConversions', 0.5, 'conversions', '12.5'],
    ['externalWebsiteConversions', '2.25', 'conversions', '14.25'],
    ['externalWebsiteConversions', undefined, 'conversions', '12'],
    ['oneClickLeads', '-', 'conversions', '3'],
    ['oneClickLeads', null, 'conversions', '3'],
    ['landingPageClicks', '-', 'linkClicks', null],
    ['landingPageClicks', undefined, 'linkClicks', null],
    ['videoViews', null, 'videoViews', null],
    ['videoViews', '7', 'videoViews', 7],
    ['clicks', '185', 'clicks', 185],
  ] as const)('a day of metrics: %s %s is %s', (field, value, name, ours) => {
    expect(facts({ [field]: value })[0]?.[name]).toEqual(ours);
  });

  it('counts what a message ad sent as its impressions', () => {
    expect(facts({ impressions: 0, sends: 420 })[0]?.impressions).toBe(420);
    expect(facts({ impressions: 5, sends: 420 })[0]?.impressions).toBe(5);
  });

  const zeros = {
    impressions: 0,
    sends: 0,
    clicks: 0,
    landingPageClicks: 0,
    costInLocalCurrency: '0.000000000000',
    externalWebsiteConversions: 0,
    oneClickLeads: 0,
    conversionValueInLocalCurrency: '0.0',
    videoViews: 0,
  };

  it('a day of metrics on which nothing happened is none, and one with anything at all is one', () => {
    expect(facts(zeros)).toEqual([]);
    for (const name of Object.keys(zeros)) expect(facts({ ...zeros, [name]: '1' })).toHaveLength(1);
  });

  it('begins where its range begins, whatever its end', () => {
    const start = { year: 2026, month: 12, day: 31 };
    expect(facts({ dateRange: { start } })[0]?.date).toBe('2026-12-31');
    expect(facts({ dateRange: { start, end: { year: 2027, month: 1, day: 1 } } })[0]?.date).toBe('2026-12-31');
  });

  it.each([
    { impressions: undefined },
    { impressions: -1 },
    { clicks: undefined },
    { costInLocalCurrency: undefined },
    { costInLocalCurrency: '-' },
    { costInLocalCurrency: '1e' },
    { dateRange: { start: { year: 2026, month: 2, day: 30 } } },
    { dateRange: {} },
    { pivotValues: [] },
    { pivotValues: ['urn:li:sponsoredAccount:1'] },
    { pivotValues: ['900100'] },
    { oneClickLeads: 'many' },
  ])('a day of metrics that left its shape is drift: %j', (fields) => {
    expect(metricsAnswer.safeParse({ elements: [{ ...documentedRow, ...fields }] }).success).toBe(false);
  });
});

describe('an ad account', () => {
  const parse = (fields: Record<string, unknown>) =>
    adAccountsAnswer
      .parse({ elements: [{ id: 507404993, currency: 'EUR', ...fields }] })
      .elements.rows.map(toAdAccount);

  it.each(['ACTIVE', 'CANCELED', 'DRAFT', 'PENDING_DELETION', 'REMOVED', 'SOMETHING_NEW'])(
    'an ad account that is %s',
    (status) => {
      expect(parse({ name: 'Acme', status })).toEqual([
        {
          externalId: '507404993',
          name: 'Acme',
          currency: 'EUR',
          timeZone: 'UTC',
          externalStatus: status,
          accessPath: null,
        },
      ]);
    },
  );

  it('may lack a name and a status, but no currency', () => {
    expect(parse({})).toMatchObject([{ name: '507404993', externalStatus: null }]);
    expect(() => parse({ currency: undefined })).toThrow();
  });
});

describe('a page of an organization', () => {
  it.each([
    [{ localizedName: 'Acme', vanityName: 'acme' }, 'Acme', 'acme'],
    [{ vanityName: 'acme' }, 'acme', 'acme'],
    [{}, '10002', null],
  ])('a page of an organization: %j', (row, name, handle) => {
    const fields = { localizedName: undefined, vanityName: undefined, ...row };
    expect(toProfile({ id: '10002', ...fields }, 5)).toEqual({
      externalId: '10002',
      kind: 'organization',
      name,
      handle,
      followers: 5,
    });
  });
});
