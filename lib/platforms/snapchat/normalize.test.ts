import { describe, expect, it } from 'vitest';
import { assetStatsAnswer, campaignsAnswer, myProfileAnswer, organizationsAnswer, statsAnswer } from './api-types';
import statisticsFixture from './fixtures/asset-stats.json';
import campaignsFixture from './fixtures/campaigns.json';
import profileFixture from './fixtures/my-profile.json';
import organizationsFixture from './fixtures/organizations.json';
import statsFixture from './fixtures/stats.json';
import { toAdAccount, toCampaign, toDailyMetrics, toPost, toProfile, toStatistics } from './normalize';

const now = new Date('2026-11-22T12:00:00Z');
const account = { externalId: '8adc', currency: 'USD', timeZone: 'America/Los_Angeles', accessPath: null };

function campaign(fields: Record<string, unknown>) {
  const answer = campaignsAnswer.parse({
    campaigns: [{ campaign: { id: 'c', name: 'n', status: 'ACTIVE', ...fields } }],
  });
  const [first] = answer.campaigns.rows;
  if (!first) throw new Error('no campaign');
  return toCampaign(first.campaign, now);
}

describe('an ad account', () => {
  it('keeps currency, zone and status, ids as text', () => {
    const accounts = organizationsAnswer
      .parse(organizationsFixture)
      .organizations.rows.flatMap(({ organization }) => organization.ad_accounts.rows);
    expect(accounts.slice(0, 2).map(toAdAccount)).toEqual([
      {
        externalId: '8adc3db7-8148-4fbf-999c-8d2266369d74',
        name: 'Acme US',
        currency: 'USD',
        timeZone: 'America/Los_Angeles',
        externalStatus: 'ACTIVE',
        accessPath: null,
      },
      {
        externalId: '9223372036854775807',
        name: 'متجر الرياض \u200f👻 <b>',
        currency: 'SAR',
        timeZone: 'Asia/Riyadh',
        externalStatus: 'PENDING',
        accessPath: null,
      },
    ]);
  });

  it.each([{ timezone: 'Mars/Olympus' }, { timezone: undefined }, { currency: 'dollars' }, { currency: undefined }])(
    'is useless with %j',
    (field) => {
      const row = { id: 'a', currency: 'USD', timezone: 'UTC', ...field };
      const answer = { organizations: [{ organization: { id: 'o', ad_accounts: [row] } }] };
      expect(organizationsAnswer.safeParse(answer).success).toBe(false);
    },
  );

  it('may be nameless', () => {
    expect(
      toAdAccount({ id: 'a', currency: 'USD', timezone: 'UTC', name: undefined, status: undefined }),
    ).toMatchObject({
      name: 'a',
      externalStatus: null,
    });
  });
});

describe('a campaign', () => {
  it('is read from what Snap documents', () => {
    const { campaigns } = campaignsAnswer.parse(campaignsFixture);
    expect(campaigns.rows.map((row) => toCampaign(row.campaign, now))).toEqual([
      {
        externalId: '92e1c28a-a331-45b4-8c26-fd3e0eea8c39',
        name: 'Launch',
        objective: 'SALES',
        status: 'active',
        externalStatus: 'ACTIVE',
        hasIssues: false,
        dailyBudgetMicros: 50_000_000n,
        lifetimeBudgetMicros: null,
        startsAt: new Date('2026-07-01T07:00:00Z'),
        endsAt: null,
      },
      {
        externalId: '92e1c28a-a331-45b4-8c26-fd3e0eea8c40',
        name: 'عرض 🌙 \u200f50%\u200f <script>alert(1)</script>',
        objective: 'WEB_VIEW',
        status: 'paused',
        externalStatus: 'PAUSED',
        hasIssues: false,
        dailyBudgetMicros: null,
        lifetimeBudgetMicros: 250_000_000n,
        startsAt: null,
        endsAt: null,
      },
    ]);
  });

  it.each([
    [{ status: 'ACTIVE', end_time: null }, 'active', 'ACTIVE'],
    [{ status: 'active', end_time: '2026-11-22T12:00:01.000Z' }, 'active', 'ACTIVE'],
    [{ status: 'ACTIVE', end_time: '2026-11-22T12:00:00.000Z' }, 'ended', 'ACTIVE'],
    [{ status: 'ACTIVE', delivery_status: ['INVALID_END_TIME'] }, 'ended', 'ACTIVE'],
    [{ status: 'PAUSED' }, 'paused', 'PAUSED'],
    [{ status: 'PAUSED', end_time: '2025-01-01T00:00:00.000Z' }, 'paused', 'PAUSED'],
    [{ status: 'PAUSED', creation_state: 'DRAFT' }, 'draft', 'DRAFT'],
    [{ status: 'ACTIVE', creation_state: 'draft' }, 'draft', 'DRAFT'],
    [{ status: 'ACTIVE', creation_state: 'PUBLISHED' }, 'active', 'ACTIVE'],
    [{ status: 'ACTIVE', deleted: true }, 'removed', 'DELETED'],
    [{ status: 'ACTIVE', deleted: false }, 'active', 'ACTIVE'],
    [{ status: 'FROZEN_IN_TIME' }, 'unknown', 'FROZEN_IN_TIME'],
    [{ status: undefined }, 'unknown', 'UNKNOWN'],
  ])('a campaign: %j is %s', (fields, status, externalStatus) => {
    expect(campaign(fields)).toMatchObject({ status, externalStatus });
  });

  it.each([
    [['VALID'], false],
    [[], false],
    [undefined, false],
    ['VALID', false],
    [['INVALID_START_TIME'], false],
    [['INVALID_NOT_EFFECTIVE_ACTIVE'], true],
    [['INVALID_CAMPAIGN_HAS_NO_ACTIVE_AD_SQUAD'], true],
    [['INVALID_FOR_A_NEW_REASON'], true],
  ])('a campaign that should deliver is in trouble with %j: %s', (delivery_status, hasIssues) => {
    expect(campaign({ delivery_status }).hasIssues).toBe(hasIssues);
    expect(campaign({ delivery_status, status: 'PAUSED' }).hasIssues).toBe(false);
  });

  it('has the budgets of its own, in micros', () => {
    expect(campaign({ daily_budget_micro: 20_000_000, lifetime_spend_cap_micro: '9007199254740993' })).toMatchObject({
      dailyBudgetMicros: 20_000_000n,
      lifetimeBudgetMicros: 9_007_199_254_740_993n,
    });
    for (const none of [null, undefined, 0]) {
      expect(campaign({ daily_budget_micro: none, lifetime_spend_cap_micro: none })).toMatchObject({
        dailyBudgetMicros: null,
        lifetimeBudgetMicros: null,
      });
    }
  });

  it('survives the loss of everything decorative, but not of its id', () => {
    const bare = { id: 'c', start_time: 'soon', end_time: 7, objective: 1, delivery_status: 3, creation_state: {} };
    const { campaigns } = campaignsAnswer.parse({ campaigns: [{ campaign: bare }] });
    expect(campaigns.rows.map((row) => toCampaign(row.campaign, now))).toMatchObject([
      { name: 'c', objective: null, status: 'unknown', startsAt: null, endsAt: null },
    ]);
    expect(campaignsAnswer.safeParse({ campaigns: [{ campaign: { name: 'x' } }] }).success).toBe(false);
  });
});

describe('metrics', () => {
  const day = (date: string, stats: Record<string, unknown>) => ({ start_time: `${date}T00:00:00.000-07:00`, stats });
  const figures = { impressions: 10, swipes: 1, spend: 5 };
  const rowsOf = (timeseries: unknown[]) => {
    const breakdown_stats = { campaign: [{ id: 'c', timeseries }] };
    const answer = statsAnswer.parse({ timeseries_stats: [{ timeseries_stat: { breakdown_stats } }] });
    return answer.campaigns.flatMap((series) => toDailyMetrics(series, account));
  };

  it('are read from what Snap documents, without days on which nothing happened', () => {
    const { campaigns } = statsAnswer.parse(statsFixture);
    expect(campaigns.flatMap((series) => toDailyMetrics(series, account))).toEqual([
      {
        campaignExternalId: '92e1c28a-a331-45b4-8c26-fd3e0eea8c39',
        campaignName: '92e1c28a-a331-45b4-8c26-fd3e0eea8c39',
        date: '2026-07-01',
        currency: 'USD',
        impressions: 1500,
        clicks: 31,
        linkClicks: null,
        spendMicros: 25_500_000n,
        actions: [
          { action: 'conversion_purchases', conversions: '2', valueMicros: 98_000_000n },
          { action: 'native_leads', conversions: '1', valueMicros: null },
        ],
        conversions: '3',
        conversionValueMicros: 98_000_000n,
        videoViews: 600,
        reach: null,
      },
      {
        campaignExternalId: '92e1c28a-a331-45b4-8c26-fd3e0eea8c39',
        campaignName: '92e1c28a-a331-45b4-8c26-fd3e0eea8c39',
        date: '2026-07-03',
        currency: 'USD',
        impressions: 10,
        clicks: 0,
        linkClicks: null,
        spendMicros: 70_001n,
        actions: [],
        conversions: '0',
        conversionValueMicros: null,
        videoViews: null,
        reach: null,
      },
    ]);
  });

  it('distinguish a reported zero from a missing figure', () => {
    const [zero] = rowsOf([day('2026-07-01', { ...figures, conversion_purchases_value: 0, video_views: 0 })]);
    expect(zero).toMatchObject({ conversionValueMicros: 0n, videoViews: 0 });
    for (const nothing of ['-', null, undefined]) {
      const fields = { conversion_purchases: nothing, conversion_purchases_value: nothing, video_views: nothing };
      const [row] = rowsOf([day('2026-07-01', { ...figures, ...fields })]);
      expect(row).toMatchObject({ conversions: '0', conversionValueMicros: null, videoViews: null });
    }
  });

  it('name the steps towards a purchase, which do not count as conversions', () => {
    const fields = { conversion_purchases: 1, conversion_sign_ups: 4, conversion_add_cart: '9' };
    expect(rowsOf([day('2026-07-01', { ...figures, ...fields })])).toMatchObject([
      {
        actions: [
          { action: 'conversion_purchases', conversions: '1' },
          { action: 'conversion_sign_ups', conversions: '4' },
          { action: 'conversion_add_cart', conversions: '9' },
        ],
        conversions: '1',
      },
    ]);
  });

  it('keep fractions of conversions, and amounts beyond what a number can hold', () => {
    const fields = {
      conversion_purchases: '0.35',
      native_leads: 1.25,
      spend: '9007199254740993',
      conversion_purchases_value: '-1',
    };
    expect(rowsOf([day('2026-07-01', { ...figures, ...fields })])).toMatchObject([
      { conversions: '1.6', spendMicros: 9_007_199_254_740_993n, conversionValueMicros: -1n },
    ]);
  });

  it.each([
    { impressions: 1 },
    { swipes: 1 },
    { spend: 1 },
    { video_views: 1 },
    { conversion_purchases: 1 },
    { native_leads: '0.5' },
    { conversion_purchases_value: 1 },
  ])('metrics with nothing but %j are a day', (field) => {
    expect(rowsOf([day('2026-07-01', { impressions: 0, swipes: 0, spend: 0, ...field })])).toHaveLength(1);
  });

  it('metrics of hours add up to the account’s day, whatever zone their times are written in', () => {
    const hour = (start_time: string) => ({ start_time, stats: { ...figures, conversion_purchases: 0.5 } });
    const rows = rowsOf([
      hour('2026-07-01T00:00:00.000-07:00'),
      hour('2026-07-02T06:00:00.000Z'),
      hour('2026-07-02T07:00:00.000Z'),
    ]);
    expect(rows).toMatchObject([
      { date: '2026-07-01', impressions: 20, clicks: 2, spendMicros: 10n, conversions: '1' },
      { date: '2026-07-02', impressions: 10, conversions: '0.5' },
    ]);
  });

  it.each([
    ['impressions', undefined],
    ['impressions', '-'],
    ['impressions', 1.5],
    ['impressions', -1],
    ['swipes', undefined],
    ['spend', undefined],
    ['spend', 1.5],
    ['spend', { amount: 5 }],
    ['video_views', {}],
    ['conversion_purchases', 'many'],
    ['conversion_purchases_value', '1.5'],
  ])('fail when %s is %j', (field, value) => {
    expect(() => rowsOf([day('2026-07-01', { ...figures, [field]: value })])).toThrow();
  });

  it('fail at a time that could lie in any zone', () => {
    expect(() => rowsOf([{ start_time: '2026-07-01T00:00:00.000', stats: figures }])).toThrow();
  });

  it('are found in both places where Snap puts the split by campaign', () => {
    const breakdown_stats = { campaign: [{ id: 'c', timeseries: [] }] };
    for (const part of [{ breakdown_stats }, { timeseries_stat: { breakdown_stats } }]) {
      expect(statsAnswer.parse({ timeseries_stats: [part] }).campaigns).toHaveLength(1);
    }
  });

  it('may be none at all, but not disappear with their place', () => {
    for (const none of [[], [{ timeseries_stat: { breakdown_stats: {} } }]]) {
      expect(statsAnswer.parse({ timeseries_stats: none }).campaigns).toEqual([]);
    }
    for (const gone of [{}, { timeseries: [] }, { breakdown_stats: { campaign_v2: [] } }]) {
      expect(statsAnswer.safeParse({ timeseries_stats: [{ timeseries_stat: gone }] }).success).toBe(false);
    }
  });
});

describe('a profile', () => {
  it.each([
    ['alone', profileFixture],
    ['in a list', { public_profiles: [{ public_profile: profileFixture.public_profile }] }],
    ['as me', { me: profileFixture.public_profile }],
  ])('comes %s', (_how, answer) => {
    expect(myProfileAnswer.parse(answer).map((row) => toProfile(row, 7))).toEqual([
      {
        externalId: 'a1b2c3d4-0000-4000-8000-000000000001',
        kind: 'public_profile',
        name: 'Acme',
        handle: 'acme',
        followers: 7,
      },
    ]);
  });

  it('may lack its names', () => {
    expect(toProfile({ id: 'p', display_name: undefined, snap_user_name: undefined }, null)).toEqual({
      externalId: 'p',
      kind: 'public_profile',
      name: 'p',
      handle: null,
      followers: null,
    });
  });
});

describe('a post', () => {
  it('has its statistics beside their names, the whole before its parts, and none that was not reported', () => {
    const statistics = toStatistics(assetStatsAnswer.parse(statisticsFixture));
    expect(Object.fromEntries(statistics)).toEqual({ VIEWS: 123, VIEWERS: 99 });
    expect(toStatistics({ assets: [] }).size).toBe(0);
  });

  it('keeps its words and what is counted of it', () => {
    const createdAt = new Date('2026-11-01T10:00:00Z');
    const row = { id: 'p1', text: '<b>عرض</b> 🌙 \u200f30%', createdAt, permalink: null };
    expect(toPost('spotlight', row, { views: 9, likes: 0 })).toEqual({
      externalId: 'p1',
      kind: 'spotlight',
      text: '<b>عرض</b> 🌙 \u200f30%',
      permalink: null,
      status: 'published',
      scheduledAt: null,
      publishedAt: createdAt,
      engagement: { views: 9, reach: null, likes: 0, comments: null, shares: null, saves: null, clicks: null },
    });
  });
});
