import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalFromMicros } from '@/lib/money';
import {
  campaignsAnswer,
  insightsAnswer,
  instagramMediaAnswer,
  pagePostsAnswer,
  postInsightsAnswer,
  scheduledPostsAnswer,
} from './api-types';
import { ACTION_TYPES } from './constants';
import campaignsFixture from './fixtures/campaigns.json';
import insightsFixture from './fixtures/insights.json';
import instagramInsightsFixture from './fixtures/instagram-insights.json';
import mediaFixture from './fixtures/instagram-media.json';
import postInsightsFixture from './fixtures/post-insights.json';
import postsFixture from './fixtures/published-posts.json';
import {
  budgetMicros,
  insightValues,
  toCampaign,
  toDailyMetrics,
  toInstagramPost,
  toPagePost,
  toProfiles,
  toScheduledPost,
} from './normalize';

const now = new Date('2026-11-22T12:00:00Z');

describe('campaigns', () => {
  const rows = campaignsAnswer.parse(campaignsFixture).data.rows.map((row) => toCampaign(row, 'EUR', now));

  it('carry budget in micros, times and status', () => {
    expect(rows[0]).toEqual({
      externalId: '6001',
      name: 'Autumn',
      objective: 'OUTCOME_SALES',
      status: 'active',
      externalStatus: 'ACTIVE',
      hasIssues: false,
      dailyBudgetMicros: 50_000_000n,
      lifetimeBudgetMicros: null,
      startsAt: new Date('2026-10-31T23:00:00Z'),
      endsAt: null,
    });
  });

  it('campaigns with issues keep running as set, and a budget of zero is none', () => {
    expect(rows[1]).toMatchObject({
      externalId: '120210000000000001',
      name: 'رمضان',
      status: 'active',
      externalStatus: 'WITH_ISSUES',
      hasIssues: true,
      dailyBudgetMicros: null,
      lifetimeBudgetMicros: 2_500_500_000n,
      endsAt: new Date('2100-01-01T05:29:59Z'),
    });
  });

  it('survive an unknown status and unknown fields', () => {
    expect(rows[2]).toEqual({
      externalId: '6003',
      name: '6003',
      objective: null,
      status: 'unknown',
      externalStatus: 'SOMETHING_NEW',
      hasIssues: false,
      dailyBudgetMicros: null,
      lifetimeBudgetMicros: null,
      startsAt: null,
      endsAt: null,
    });
  });

  it.each([
    ['ACTIVE', 'ACTIVE', undefined, 'active'],
    ['ACTIVE', 'ACTIVE', '2026-11-22T13:00:01+0100', 'active'],
    ['ACTIVE', 'ACTIVE', '2026-11-22T12:59:59+0100', 'ended'],
    ['PAUSED', 'PAUSED', undefined, 'paused'],
    ['ARCHIVED', 'ARCHIVED', undefined, 'ended'],
    ['DELETED', 'DELETED', undefined, 'removed'],
    ['IN_PROCESS', 'ACTIVE', undefined, 'active'],
    ['IN_PROCESS', 'PAUSED', undefined, 'paused'],
    ['WITH_ISSUES', 'PAUSED', undefined, 'paused'],
    ['WITH_ISSUES', 'ACTIVE', '2026-01-01T00:00:00+0000', 'ended'],
    ['WITH_ISSUES', 'ODD', undefined, 'unknown'],
    [undefined, 'PAUSED', undefined, 'paused'],
    [undefined, undefined, undefined, 'unknown'],
  ])('campaigns: %s set to %s until %s is %s', (effective_status, status, stop_time, expected) => {
    const { data } = campaignsAnswer.parse({ data: [{ id: '1', effective_status, status, stop_time }] });
    expect(data.rows.map((row) => toCampaign(row, 'EUR', now).status)).toEqual([expected]);
  });
});

describe('budgets', () => {
  it.each([
    ['EUR', 5_000n, '50'],
    ['SAR', 12_345n, '123.45'],
    ['JPY', 5_000n, '5000'],
    ['KRW', 1n, '1'],
    // Whole units for Meta although the currency has cents, and hundredths although it has fils.
    ['HUF', 5_000n, '5000'],
    ['KWD', 5_000n, '50'],
  ])('budgets in %s', (currency, minorUnits, major) => {
    expect(decimalFromMicros(budgetMicros(minorUnits, currency))).toBe(major);
  });
});

describe('daily metrics', () => {
  const rows = insightsAnswer.parse(insightsFixture).data.map((row) => toDailyMetrics(row, 'EUR'));

  it('count each conversion once, and its value', () => {
    expect(rows[0]).toEqual({
      campaignExternalId: '6001',
      campaignName: 'Autumn',
      date: '2026-11-01',
      currency: 'EUR',
      impressions: 1200,
      clicks: 40,
      linkClicks: 25,
      spendMicros: 18_370_000n,
      actions: [
        { action: 'purchase', conversions: '7', valueMicros: 150_000_000n },
        { action: 'lead', conversions: '6.5', valueMicros: null },
        { action: 'custom_event', conversions: '2', valueMicros: null },
        { action: 'offsite_conversion.custom.123', conversions: '9', valueMicros: null },
      ],
      conversions: '13.5',
      conversionValueMicros: 150_000_000n,
      videoViews: 300,
      reach: 900,
    });
  });

  it('distinguish what was not reported from zero', () => {
    expect(rows[1]).toEqual({
      campaignExternalId: '120210000000000001',
      campaignName: '120210000000000001',
      date: '2026-11-02',
      currency: 'EUR',
      impressions: 7,
      clicks: 0,
      linkClicks: 0,
      spendMicros: 0n,
      actions: [],
      conversions: '0',
      conversionValueMicros: null,
      videoViews: 0,
      reach: null,
    });
  });

  const rowWith = (actions: object[], action_values: object[] = []) =>
    insightsAnswer
      .parse({ data: [{ ...insightsFixture.data[1], actions, action_values }] })
      .data.map((row) => toDailyMetrics(row, 'EUR'))[0];
  const one = (...types: string[]) => types.map((action_type) => ({ action_type, value: '1' }));

  it.each([
    ['its total alone', ['omni_purchase'], '1'],
    ['two totals', ['omni_purchase', 'purchase'], '1'],
    ['its place alone', ['offsite_conversion.fb_pixel_purchase'], '1'],
    ['its place and its totals', ['offsite_conversion.fb_pixel_purchase', 'purchase', 'omni_purchase'], '1'],
    ['further sums of places', ['purchase', 'onsite_web_purchase', 'web_in_store_purchase'], '1'],
    ['two places', ['offsite_conversion.fb_pixel_purchase', 'onsite_conversion.purchase'], '2'],
    ['a lead and its place', ['lead', 'onsite_conversion.lead_grouped'], '1'],
    ['custom events', ['offsite_conversion.fb_pixel_custom', 'offsite_conversion.custom.7'], '0'],
    ['types that are unknown', ['offsite_conversion.new_type', 'constructor'], '0'],
  ])('count an event that is reported under %s once', (_, types, conversions) => {
    expect(rowWith(one(...types))?.conversions).toBe(conversions);
  });

  it('count a place where its total has results only in other windows', () => {
    const total = { action_type: 'omni_purchase', '28d_click': '4' };
    expect(rowWith([total, ...one('offsite_conversion.fb_pixel_purchase')])?.conversions).toBe('1');
  });

  it('never count an event more often than its total, however many places repeat it', () => {
    const types = [...ACTION_TYPES.purchase.totals, ...ACTION_TYPES.purchase.places];
    fc.assert(
      fc.property(fc.subarray(types), fc.subarray(types), (counted, valued) => {
        const row = rowWith(
          one('omni_purchase', ...counted.filter((type) => type !== 'omni_purchase')),
          one(...valued),
        );
        expect(row?.actions.filter(({ action }) => action === 'purchase')).toHaveLength(1);
        expect(row?.conversions).toBe('1');
      }),
    );
  });

  it('leave the value of leads out of that of sales', () => {
    const row = rowWith(one('lead', 'purchase'), one('lead', 'purchase'));
    expect(row).toMatchObject({ conversions: '2', conversionValueMicros: 1_000_000n });
  });

  it('have a value of zero when zero is what was reported', () => {
    const [row] = insightsFixture.data;
    const action_values = [{ action_type: 'offsite_conversion.fb_pixel_purchase', value: 0 }];
    const { data } = insightsAnswer.parse({ data: [{ ...row, action_values }] });
    expect(data.map((parsed) => toDailyMetrics(parsed, 'EUR').conversionValueMicros)).toEqual([0n]);
  });

  it.each([
    ['campaign_id', undefined],
    ['impressions', undefined],
    ['impressions', '-1'],
    ['impressions', '1.5'],
    ['clicks', undefined],
    ['spend', undefined],
    ['spend', '1e'],
    ['spend', ''],
    ['date_start', '2026-11-31'],
    ['date_stop', '2026-11-07'],
    ['actions', [{ action_type: 'x', value: 'NaN' }]],
  ])('refuse a row with %s %j rather than storing a guess', (field, value) => {
    const row = { ...insightsFixture.data[0], [field]: value };
    expect(insightsAnswer.safeParse({ data: [row] }).success).toBe(false);
  });
});

describe('money', () => {
  const micros = fc.bigInt({ min: 0n, max: 10n ** 18n });

  it('spend is exact to the micro for every amount', () => {
    fc.assert(
      fc.property(micros, (amount) => {
        const row = { ...insightsFixture.data[1], spend: decimalFromMicros(amount) };
        const { data } = insightsAnswer.parse({ data: [row] });
        expect(data.map((parsed) => toDailyMetrics(parsed, 'KWD').spendMicros)).toEqual([amount]);
      }),
    );
  });

  it('conversion values add up exactly, where floats would not', () => {
    fc.assert(
      fc.property(fc.array(micros, { minLength: 1, maxLength: 20 }), (amounts) => {
        const action_values = amounts.map((amount) => ({
          action_type: 'onsite_conversion.purchase',
          value: decimalFromMicros(amount),
        }));
        const { data } = insightsAnswer.parse({ data: [{ ...insightsFixture.data[1], action_values }] });
        const total = amounts.reduce((sum, amount) => sum + amount, 0n);
        expect(data.map((parsed) => toDailyMetrics(parsed, 'KWD').conversionValueMicros)).toEqual([total]);
      }),
    );
  });

  it('a budget is its minor units over the offset, for every amount and currency', () => {
    fc.assert(
      fc.property(micros, fc.constantFrom('EUR', 'KWD', 'JPY', 'IDR', 'AED'), (minorUnits, currency) => {
        const offset = currency === 'JPY' || currency === 'IDR' ? 1n : 100n;
        expect(budgetMicros(minorUnits, currency) * offset).toBe(minorUnits * 1_000_000n);
      }),
    );
  });
});

describe('posts', () => {
  it('posts of a page carry public counts and insights', () => {
    const insights = insightValues(postInsightsAnswer.parse(postInsightsFixture));
    expect(Object.fromEntries(insights)).toEqual({
      post_media_view: 1200,
      post_total_media_view_unique: 900,
      post_clicks: 7,
      post_reactions_by_type_total: 31,
    });
    const posts = pagePostsAnswer
      .parse(postsFixture)
      .data.rows.map((row) => toPagePost(row, { views: 1200, reach: 900, clicks: 7 }));
    expect(posts[0]).toEqual({
      externalId: '77_88',
      kind: 'added_photos',
      text: 'New in the shop 🎉',
      permalink: 'https://www.facebook.com/77/posts/88',
      status: 'published',
      scheduledAt: null,
      publishedAt: new Date('2026-11-20T09:30:00Z'),
      engagement: { views: 1200, reach: 900, likes: 31, comments: 6, shares: 4, saves: null, clicks: 7 },
    });
    expect(posts[1]).toMatchObject({
      kind: 'status',
      text: '',
      permalink: null,
      engagement: { likes: null, comments: null, shares: 0 },
    });
  });

  it('scheduled posts have a time and no engagement, however the time is written', () => {
    const at = new Date('2026-12-01T10:00:00Z');
    for (const scheduled_publish_time of [1_796_119_200, '1796119200', '2026-12-01T10:00:00+0000']) {
      const { data } = scheduledPostsAnswer.parse({ data: [{ id: '77_90', message: 'Soon', scheduled_publish_time }] });
      expect(data.rows.map(toScheduledPost)).toEqual([
        {
          externalId: '77_90',
          kind: 'status',
          text: 'Soon',
          permalink: null,
          status: 'scheduled',
          scheduledAt: at,
          publishedAt: null,
          engagement: null,
        },
      ]);
    }
  });

  it('posts of Instagram keep their kind, and what is not reported is not zero', () => {
    const values = insightValues(postInsightsAnswer.parse(instagramInsightsFixture));
    expect(values.get('saved')).toBe(12);
    const media = instagramMediaAnswer.parse(mediaFixture).data.rows.map((row) => toInstagramPost(row, { saves: 12 }));
    expect(media.map((post) => post.kind)).toEqual(['REELS', 'CAROUSEL_ALBUM', 'IMAGE']);
    expect(media[0]).toMatchObject({
      text: 'عرض اليوم',
      engagement: { views: null, reach: null, likes: 50, comments: 3, shares: null, saves: 12, clicks: null },
    });
    expect(media[1]?.engagement).toMatchObject({ likes: null, comments: null });
  });
});

describe('profiles', () => {
  it('are the page and its Instagram account', () => {
    expect(
      toProfiles({
        id: '77',
        name: 'Shop',
        username: 'shop',
        followers_count: 1000,
        instagram_business_account: { id: '555', username: 'shop.ig', name: undefined, followers_count: undefined },
      }),
    ).toEqual([
      { externalId: '77', kind: 'page', name: 'Shop', handle: 'shop', followers: 1000 },
      { externalId: '555', kind: 'instagram', name: 'shop.ig', handle: 'shop.ig', followers: null },
    ]);
  });
});
