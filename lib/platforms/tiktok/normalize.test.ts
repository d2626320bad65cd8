import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { parseJson } from '@/lib/vendor-http/parse-json';
import {
  type ApiCampaign,
  type ApiReportRow,
  advertiserInfoAnswer,
  campaignsAnswer,
  reportAnswer,
  videosAnswer,
} from './api-types';
import campaigns from './fixtures/campaigns.json';
import report from './fixtures/report.json';
import videos from './fixtures/videos.json';
import { toAdAccount, toCampaign, toDailyMetrics, toPost, toProfile } from './normalize';
import { widenSchedule } from './vendor/schedule';

const now = new Date('2026-11-22T12:00:00Z');

describe('ad accounts', () => {
  const read = (fields: object) => advertiserInfoAnswer.parse({ list: [fields] }).list.rows.map(toAdAccount)[0];
  const row = {
    advertiser_id: '7590001234567890123',
    name: 'Shop',
    currency: 'EUR',
    display_timezone: 'Europe/Berlin',
    timezone: 'Etc/GMT-1',
    status: 'STATUS_ENABLE',
  };

  it('prefer the zone with daylight saving time', () => {
    expect(read(row)).toEqual({
      externalId: '7590001234567890123',
      name: 'Shop',
      currency: 'EUR',
      timeZone: 'Europe/Berlin',
      externalStatus: 'STATUS_ENABLE',
      accessPath: null,
    });
  });

  it('take the other zone where that one is missing or unknown, and their id for a name', () => {
    expect(read({ ...row, display_timezone: undefined })?.timeZone).toBe('Etc/GMT-1');
    expect(read({ ...row, display_timezone: 'Mars/Olympus' })?.timeZone).toBe('Etc/GMT-1');
    expect(read({ ...row, name: undefined, status: undefined })).toMatchObject({
      name: '7590001234567890123',
      externalStatus: null,
    });
  });

  it('ad accounts without any zone are an unexpected answer: their days are unknown', () => {
    expect(
      advertiserInfoAnswer.safeParse({ list: [{ ...row, display_timezone: undefined, timezone: 'x' }] }).success,
    ).toBe(false);
  });
});

it('profiles have a name in any case', () => {
  const profile = { username: 'nakhla', display_name: 'Nakhla | نخلة', followers_count: 12 };
  expect(toProfile('open-1', profile)).toEqual({
    externalId: 'open-1',
    kind: 'tiktok',
    name: 'Nakhla | نخلة',
    handle: 'nakhla',
    followers: 12,
  });
  const nothing = { username: undefined, display_name: undefined, followers_count: undefined };
  expect(toProfile('open-1', { ...nothing, username: 'nakhla' })).toMatchObject({ name: 'nakhla', followers: null });
  expect(toProfile('open-1', nothing)).toMatchObject({ name: 'open-1', handle: null });
});

const campaign = (fields: Partial<ApiCampaign>): ApiCampaign => ({
  campaign_id: '1',
  campaign_name: 'Autumn',
  objective_type: 'TRAFFIC',
  operation_status: 'ENABLE',
  secondary_status: 'CAMPAIGN_STATUS_ENABLE',
  budget: null,
  budget_mode: undefined,
  ...fields,
});

describe('statuses', () => {
  const statusOf = (operation: string | undefined, secondary: string | undefined) => {
    const { status, hasIssues, externalStatus } = toCampaign(
      campaign({ operation_status: operation, secondary_status: secondary }),
      undefined,
      now,
    );
    return [status, hasIssues, externalStatus];
  };

  it.each([
    ['CAMPAIGN_STATUS_ENABLE', 'active', false],
    ['CAMPAIGN_STATUS_NOT_START', 'active', false],
    ['CAMPAIGN_STATUS_NO_SCHEDULE', 'active', false],
    ['CAMPAIGN_STATUS_PARTIAL_AUDIT_DENY', 'active', true],
    ['CAMPAIGN_STATUS_NOT_DELIVERY', 'active', true],
    ['CAMPAIGN_STATUS_BUDGET_EXCEED', 'active', true],
    ['CAMPAIGN_STATUS_ADVERTISER_AUDIT', 'active', true],
    ['CAMPAIGN_STATUS_ADVERTISER_AUDIT_DENY', 'active', true],
    ['CAMPAIGN_STATUS_ADVERTISER_ACCOUNT_PUNISH', 'active', true],
    ['ADVERTISER_CONTRACT_PENDING', 'active', true],
    ['ADVERTISER_ACCOUNT_PUNISH', 'active', true],
    ['CAMPAIGN_STATUS_AWAITING_RELEASE', 'active', true],
    ['CAMPAIGN_STATUS_REVIEW_DISAPPROVED', 'active', true],
    ['CAMPAIGN_STATUS_TIME_DONE', 'ended', false],
    ['CAMPAIGN_STATUS_DONE', 'ended', false],
    ['CAMPAIGN_STATUS_DELETE', 'removed', false],
    ['CAMPAIGN_STATUS_TELEPORTED', 'unknown', false],
  ])('ENABLE and %s is %s', (secondary, status, hasIssues) => {
    expect(statusOf('ENABLE', secondary)).toEqual([status, hasIssues, secondary]);
  });

  it.each([
    ['DISABLE', 'CAMPAIGN_STATUS_DISABLE', 'paused'],
    ['DISABLE', 'CAMPAIGN_STATUS_ENABLE', 'paused'],
    ['DISABLE', 'CAMPAIGN_STATUS_DELETE', 'removed'],
    ['DELETE', 'CAMPAIGN_STATUS_ENABLE', 'removed'],
    ['FROZEN', 'CAMPAIGN_STATUS_ENABLE', 'ended'],
    ['ENABLE', undefined, 'active'],
    ['DISABLE', undefined, 'paused'],
    ['HOVER', 'CAMPAIGN_STATUS_ENABLE', 'unknown'],
    [undefined, 'CAMPAIGN_STATUS_ENABLE', 'unknown'],
    [undefined, undefined, 'unknown'],
  ])('statuses: %s and %s is %s', (operation, secondary, status) => {
    expect(statusOf(operation, secondary)).toEqual([status, false, secondary ?? operation ?? 'UNKNOWN']);
  });

  it('a campaign that is switched on ends with the last of its ad groups', () => {
    const over = { startsAt: null, endsAt: new Date('2026-11-22T11:59:59Z') };
    const atNow = { startsAt: null, endsAt: now };
    const trouble = campaign({ secondary_status: 'CAMPAIGN_STATUS_NOT_DELIVERY' });
    expect(toCampaign(campaign({}), over, now)).toMatchObject({ status: 'ended', endsAt: over.endsAt });
    expect(toCampaign(campaign({}), atNow, now).status).toBe('active');
    expect(toCampaign(trouble, over, now)).toMatchObject({ status: 'ended', hasIssues: false });
    expect(toCampaign(campaign({ operation_status: 'DISABLE' }), over, now).status).toBe('paused');
  });
});

describe('budgets', () => {
  const toBudgets = (budget: string | null | undefined, mode: string | undefined) => {
    const { dailyBudgetMicros, lifetimeBudgetMicros } = toCampaign(
      campaign({ budget, budget_mode: mode }),
      undefined,
      now,
    );
    return [dailyBudgetMicros, lifetimeBudgetMicros];
  };

  it.each([
    ['50', 'BUDGET_MODE_DAY', [50_000_000n, null]],
    ['50.25', 'BUDGET_MODE_DYNAMIC_DAILY_BUDGET', [50_250_000n, null]],
    ['12345.67', 'BUDGET_MODE_TOTAL', [null, 12_345_670_000n]],
    ['0', 'BUDGET_MODE_INFINITE', [null, null]],
    ['50', 'BUDGET_MODE_INFINITE', [null, null]],
    ['0', 'BUDGET_MODE_DAY', [null, null]],
    ['50', 'BUDGET_MODE_LUNAR', [null, null]],
    [null, 'BUDGET_MODE_DAY', [null, null]],
    [undefined, undefined, [null, null]],
  ])('budgets: %s in %s', (budget, mode, expected) => {
    expect(toBudgets(budget, mode)).toEqual(expected);
  });
});

it('schedules run from the first start to the last end, which is open if one is', () => {
  const group = (start: string | null, end: string | null, type = 'SCHEDULE_START_END') => ({
    campaign_id: '1',
    schedule_type: type,
    schedule_start_time: start === null ? undefined : new Date(start),
    schedule_end_time: end === null ? undefined : new Date(end),
  });
  const of = (...groups: ReturnType<typeof group>[]) => {
    const schedule = groups.reduce<ReturnType<typeof widenSchedule> | undefined>(widenSchedule, undefined);
    return [schedule?.startsAt?.toISOString().slice(0, 10), schedule?.endsAt?.toISOString().slice(0, 10)];
  };
  expect(of(group('2026-11-05', '2026-12-01'), group('2026-11-01', '2026-11-20'))).toEqual([
    '2026-11-01',
    '2026-12-01',
  ]);
  expect(of(group('2026-11-05', '2026-12-01'), group('2026-11-06', '2036-11-06', 'SCHEDULE_FROM_NOW'))).toEqual([
    '2026-11-05',
    undefined,
  ]);
  expect(of(group('2026-11-05', null), group(null, '2026-11-20'))).toEqual(['2026-11-05', undefined]);
});

describe('the golden answers', () => {
  const dataIn = (text: string) => z.object({ data: z.unknown() }).parse(parseJson(text)?.value).data;

  it('the golden answers give the expected campaigns', () => {
    const text = JSON.stringify(campaigns).replace(/1780000000000005\d\d\d/, '1780000000000005123');
    const { list } = campaignsAnswer.parse(dataIn(text));
    expect(list.rows.map((row) => toCampaign(row, undefined, now))).toMatchObject([
      { name: 'Autumn', objective: 'TRAFFIC', status: 'active', dailyBudgetMicros: 50_000_000n },
      { name: '\u200fتخفيضات\u200e <i>50%</i> 🔥', status: 'paused', lifetimeBudgetMicros: 12_345_670_000n },
      { status: 'active', hasIssues: true, dailyBudgetMicros: null, lifetimeBudgetMicros: null },
      { status: 'removed', dailyBudgetMicros: 20_500_000n },
      {
        externalId: '1780000000000005123',
        name: '1780000000000005123',
        objective: null,
        status: 'unknown',
        externalStatus: 'UNKNOWN',
      },
    ]);
  });

  it('the golden answers give the expected report', () => {
    const { list } = reportAnswer.parse(dataIn(JSON.stringify(report)));
    expect(list.map((row) => toDailyMetrics(row, 'EUR'))).toEqual([
      {
        campaignExternalId: '1780000000000001',
        campaignName: 'Autumn',
        date: '2026-11-01',
        currency: 'EUR',
        impressions: 1200,
        clicks: 40,
        linkClicks: 40,
        spendMicros: 18_370_000n,
        actions: [
          { action: 'complete_payment', conversions: '3', valueMicros: 149_970_000n },
          { action: 'total_purchase', conversions: '0', valueMicros: 0n },
          { action: 'web_event_add_to_cart', conversions: '21', valueMicros: null },
        ],
        // TikTok's own count is of carts, for which the ad group is optimized.
        conversions: '3',
        conversionValueMicros: 149_970_000n,
        videoViews: 300,
        reach: 900,
      },
      {
        campaignExternalId: '1780000000000002',
        campaignName: 'Lead forms',
        date: '2026-11-01',
        currency: 'EUR',
        impressions: 510,
        clicks: 9,
        linkClicks: 9,
        spendMicros: 4_123_456n,
        actions: [{ action: 'onsite_form', conversions: '2.5', valueMicros: null }],
        conversions: '2.5',
        conversionValueMicros: null,
        videoViews: null,
        reach: null,
      },
      {
        campaignExternalId: '1780000000000003',
        campaignName: 'Shop and app',
        date: '2026-11-02',
        currency: 'EUR',
        impressions: 7,
        clicks: 0,
        linkClicks: 0,
        spendMicros: 100_000n,
        actions: [
          { action: 'complete_payment', conversions: '1', valueMicros: 10_100_000n },
          { action: 'total_purchase', conversions: '2', valueMicros: 200_000n },
          { action: 'onsite_shopping', conversions: '1', valueMicros: 5_000_000n },
        ],
        conversions: '4',
        conversionValueMicros: 15_300_000n,
        videoViews: null,
        reach: null,
      },
      null,
    ]);
  });

  it('the golden answers give the expected posts', () => {
    const { videos: list } = videosAnswer.parse(dataIn(JSON.stringify(videos)));
    expect(list.rows.map(toPost)).toEqual([
      {
        externalId: '7450000000000000001',
        kind: 'PHOTO',
        text: 'وصلت ☀️ <b>new</b>',
        permalink: 'https://www.tiktok.com/@nakhla/video/7450000000000000001',
        status: 'published',
        scheduledAt: null,
        publishedAt: new Date(1_763_000_000_000),
        engagement: { views: 1200, reach: 1100, likes: 77, comments: 5, shares: 3, saves: 9, clicks: null },
      },
      {
        externalId: '7450000000000000002',
        kind: 'VIDEO',
        text: '',
        permalink: null,
        status: 'published',
        scheduledAt: null,
        publishedAt: new Date(1_762_000_000_000),
        engagement: { views: null, reach: null, likes: null, comments: null, shares: null, saves: null, clicks: null },
      },
    ]);
  });
});

describe('a report row', () => {
  const row: ApiReportRow = {
    dimensions: { campaign_id: '1', stat_time_day: '2026-11-01' },
    metrics: {
      campaign_name: undefined,
      currency: undefined,
      spend: '0',
      impressions: 0,
      clicks: 0,
      conversion: '0',
      reach: null,
      video_play_actions: null,
      complete_payment: null,
      total_purchase: null,
      onsite_shopping: null,
      form: null,
      onsite_form: null,
      user_registration: null,
      total_registration: null,
      on_web_subscribe: null,
      web_event_add_to_cart: null,
      initiate_checkout: null,
      app_install: null,
      total_complete_payment_rate: null,
      total_purchase_value: null,
      total_onsite_shopping_value: null,
    },
  };

  it('a report row without any delivery is none', () => {
    expect(toDailyMetrics(row, 'EUR')).toBeNull();
    expect(toDailyMetrics({ ...row, metrics: { ...row.metrics, spend: null, impressions: null } }, 'EUR')).toBeNull();
  });

  it.each([
    { spend: '0.000001' },
    { impressions: 1 },
    { clicks: 1 },
    { conversion: '0.01' },
    { reach: 1 },
    { video_play_actions: 1 },
    { total_purchase_value: '0.01' },
    { spend: '-0.01' },
  ])('a report row with nothing but %j is one', (metrics) => {
    expect(toDailyMetrics({ ...row, metrics: { ...row.metrics, ...metrics } }, 'SAR')).toMatchObject({
      campaignName: '1',
      currency: 'SAR',
    });
  });

  it('counts the optimization event of a row without any event, and of no other row', () => {
    const counted = (metrics: object) => {
      const read = toDailyMetrics({ ...row, metrics: { ...row.metrics, impressions: 1, ...metrics } }, 'EUR');
      return [read?.conversions, read?.actions.map(({ action }) => action)];
    };
    expect(counted({ conversion: '5' })).toEqual(['5', ['conversion']]);
    expect(counted({ conversion: '5', form: '2' })).toEqual(['2', ['form']]);
    expect(counted({ conversion: '5', form: '0' })).toEqual(['0', []]);
  });

  it('distinguishes a value of zero from no value', () => {
    const valueIn = (metrics: Partial<ApiReportRow['metrics']>) =>
      toDailyMetrics({ ...row, metrics: { ...row.metrics, impressions: 1, ...metrics } }, 'EUR')?.conversionValueMicros;
    expect(valueIn({ total_complete_payment_rate: '0.00' })).toBe(0n);
    expect(valueIn({})).toBeNull();
  });
});
