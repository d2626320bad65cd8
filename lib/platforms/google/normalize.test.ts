import { describe, expect, it } from 'vitest';
import { actionsAnswer, campaignsAnswer, metricsAnswer } from './api-types';
import metrics from './fixtures/metrics.json' with { type: 'json' };
import { missingFigure, toCampaign, toDailyMetrics } from './normalize';

const now = new Date('2026-11-22T12:00:00Z');

function campaign(fields: object, budget?: object, timeZone = 'Europe/Berlin') {
  const answer = { results: [{ campaign: { id: '900', ...fields }, ...(budget ? { campaignBudget: budget } : {}) }] };
  const [row] = campaignsAnswer.parse(answer).results.rows;
  if (!row) throw new Error('no row');
  return toCampaign(row, timeZone, now);
}

describe('the status of a campaign', () => {
  it.each([
    ['ENABLED', 'ELIGIBLE', 'active', 'ELIGIBLE', false],
    ['ENABLED', 'LIMITED', 'active', 'LIMITED', false],
    ['ENABLED', 'LEARNING', 'active', 'LEARNING', false],
    ['ENABLED', 'PENDING', 'active', 'PENDING', false],
    ['ENABLED', 'MISCONFIGURED', 'active', 'MISCONFIGURED', true],
    ['ENABLED', 'NOT_ELIGIBLE', 'active', 'NOT_ELIGIBLE', true],
    ['ENABLED', 'ENDED', 'ended', 'ENDED', false],
    ['ENABLED', undefined, 'active', 'ENABLED', false],
    ['ENABLED', 'STATE_OF_TOMORROW', 'active', 'STATE_OF_TOMORROW', false],
    ['PAUSED', 'PAUSED', 'paused', 'PAUSED', false],
    ['PAUSED', 'NOT_ELIGIBLE', 'paused', 'PAUSED', false],
    ['REMOVED', 'REMOVED', 'removed', 'REMOVED', false],
    ['UNKNOWN', 'UNKNOWN', 'unknown', 'UNKNOWN', false],
    ['HIBERNATED', 'ELIGIBLE', 'unknown', 'HIBERNATED', false],
    [undefined, undefined, 'unknown', 'UNKNOWN', false],
  ])('the status of a campaign: %s and %s', (status, primaryStatus, unified, externalStatus, hasIssues) => {
    expect(campaign({ status, primaryStatus })).toMatchObject({ status: unified, externalStatus, hasIssues });
  });

  it.each(['0000-01-01 00:00:00', '0999-12-31 00:00:00', '2026-13-01 00:00:00'])(
    'has no start at %s',
    (startDateTime) => {
      expect(campaign({ status: 'ENABLED', startDateTime }).startsAt).toBeNull();
    },
  );

  it('is ended once its end has passed on the account’s clock', () => {
    const ending = { status: 'ENABLED', primaryStatus: 'ELIGIBLE', endDateTime: '2026-11-22 23:59:59' };
    expect(campaign(ending, undefined, 'Europe/Berlin').status).toBe('active');
    expect(campaign({ ...ending, endDateTime: '2026-11-22 12:59:59' }, undefined, 'Europe/Berlin').status).toBe(
      'ended',
    );
    expect(campaign({ ...ending, endDateTime: '2026-11-22 12:59:59' }, undefined, 'America/New_York').status).toBe(
      'active',
    );
    expect(campaign({ ...ending, status: 'PAUSED', endDateTime: '2026-01-01 23:59:59' }).status).toBe('paused');
  });
});

describe('the times of a campaign', () => {
  it.each([
    ['2026-07-01 00:00:00', 'Europe/Berlin', '2026-06-30T22:00:00.000Z'],
    ['2026-12-01 00:00:00', 'Europe/Berlin', '2026-11-30T23:00:00.000Z'],
    ['2026-12-01 00:00:00', 'Asia/Kathmandu', '2026-11-30T18:15:00.000Z'],
    ['2026-03-29 02:30:00', 'Europe/Berlin', '2026-03-29T01:00:00.000Z'],
    ['2026-10-25 23:59:59', 'Europe/Berlin', '2026-10-25T22:59:59.000Z'],
  ])('the times of a campaign: %s in %s', (startDateTime, timeZone, instant) => {
    expect(campaign({ startDateTime }, undefined, timeZone).startsAt?.toISOString()).toBe(instant);
  });

  it.each([undefined, '', '2037-12-30 23:59:59', '2038-01-01 00:00:00', 'soon', '2026-13-40 00:00:00', 7])(
    'no end: %s',
    (endDateTime) => {
      expect(campaign({ endDateTime }).endsAt).toBeNull();
    },
  );
});

describe('budgets', () => {
  it.each([
    ['daily', { period: 'DAILY', amountMicros: '75000000' }, 75_000_000n, null],
    [
      'daily, with more digits than a number holds',
      { amountMicros: '9007199254740993001' },
      9007199254740993001n,
      null,
    ],
    ['for the whole run', { period: 'CUSTOM_PERIOD', totalAmountMicros: '1500000000' }, null, 1_500_000_000n],
    ['for the whole run, of a period never seen', { period: 'NEW', totalAmountMicros: '5' }, null, 5n],
    ['shared by name', { amountMicros: '1', explicitlyShared: true }, null, null],
    ['shared in fact', { amountMicros: '1', explicitlyShared: false, referenceCount: '2' }, null, null],
    ['of nothing', { period: 'DAILY', amountMicros: '0' }, null, null],
    ['without an amount', { period: 'DAILY' }, null, null],
    ['not there', undefined, null, null],
  ])('budgets: %s', (_what, budget, dailyBudgetMicros, lifetimeBudgetMicros) => {
    expect(campaign({}, budget)).toMatchObject({ dailyBudgetMicros, lifetimeBudgetMicros });
  });
});

describe('names', () => {
  it('fall back to the id, and are kept to the letter', () => {
    expect(campaign({}).name).toBe('900');
    expect(campaign({ name: '' }).name).toBe('900');
    const name = '\u200f«رمضان»\u200e 🌙 <img src=x onerror=alert(1)> & Co. ';
    expect(campaign({ name }).name).toBe(name);
  });
});

function rowsOf(results: object[]) {
  return metricsAnswer.parse({ results }).results.rows;
}
function factsOf(figures: object) {
  const rows = rowsOf([{ campaign: { id: '900' }, segments: { date: '2026-11-01' }, metrics: figures }]);
  return rows.map((row) => toDailyMetrics(row, 'SAR'))[0];
}

describe('facts of a row', () => {
  it('facts of the documented answer are read completely', () => {
    expect(rowsOf(metrics.results).map((row) => toDailyMetrics(row, 'SAR'))).toEqual([
      {
        campaignExternalId: '900',
        campaignName: 'Brand',
        date: '2026-11-01',
        currency: 'EUR',
        impressions: 1200,
        clicks: 40,
        linkClicks: null,
        spendMicros: 18_370_000n,
        actions: [
          { action: 'PURCHASE', conversions: '0', valueMicros: 0n },
          { action: 'UNKNOWN', conversions: '2.5', valueMicros: 149_970_000n },
        ],
        conversions: '2.5',
        conversionValueMicros: 149_970_000n,
        videoViews: 31,
        reach: null,
      },
      {
        campaignExternalId: '9007199254740993123',
        campaignName: '9007199254740993123',
        date: '2026-11-02',
        currency: 'EUR',
        impressions: 7,
        clicks: 0,
        linkClicks: null,
        spendMicros: 0n,
        actions: [{ action: 'PURCHASE', conversions: '0', valueMicros: 0n }],
        conversions: '0',
        conversionValueMicros: 0n,
        videoViews: 0,
        reach: null,
      },
      null,
    ]);
  });

  const actionRow = (conversionActionCategory: string | undefined, figures: object) => ({
    campaign: { id: '900' },
    segments: { date: '2026-11-01', conversionActionCategory },
    metrics: figures,
  });
  const factsWith = (total: object, ...actions: object[]) => {
    const base = { campaign: { id: '900' }, segments: { date: '2026-11-01' }, metrics: { clicks: '9', ...total } };
    const actionRows = actionsAnswer.parse({ results: actions }).results.rows;
    return rowsOf([base]).map((row) => toDailyMetrics(row, 'SAR', actionRows))[0];
  };

  it('name the primary and secondary actions of each category apart, and count primary ones', () => {
    const facts = factsWith(
      { conversions: 3.5, conversionsValue: 130, allConversions: 12 },
      actionRow('PURCHASE', { conversions: 2.5, conversionsValue: 120, allConversions: 3, allConversionsValue: 150 }),
      actionRow('SUBMIT_LEAD_FORM', {
        conversions: 1,
        conversionsValue: 10,
        allConversions: 1,
        allConversionsValue: 10,
      }),
      actionRow('ADD_TO_CART', { allConversions: 8 }),
    );
    expect(facts).toMatchObject({
      actions: [
        { action: 'PURCHASE', conversions: '2.5', valueMicros: 120_000_000n },
        { action: 'PURCHASE.secondary', conversions: '0.5', valueMicros: 30_000_000n },
        { action: 'SUBMIT_LEAD_FORM', conversions: '1', valueMicros: 10_000_000n },
        { action: 'ADD_TO_CART.secondary', conversions: '8', valueMicros: 0n },
      ],
      conversions: '3.5',
      // The estimate for the lead is no sale.
      conversionValueMicros: 120_000_000n,
    });
  });

  it('count what only the total of the campaign has, and no remainder of rounding', () => {
    const purchase = actionRow('PURCHASE', { conversions: 0.333333, allConversions: 0.333334 });
    const lead = actionRow('SUBMIT_LEAD_FORM', { conversions: 0.333333, allConversions: 0.333333 });
    const actionsFor = (conversions: number) => factsWith({ conversions }, purchase, lead)?.actions;
    expect(actionsFor(0.666667)?.map(({ action }) => action)).toEqual(['PURCHASE', 'SUBMIT_LEAD_FORM']);
    expect(actionsFor(1.666667)?.at(-1)).toMatchObject({ action: 'UNKNOWN', conversions: '1.000001' });
    expect(actionsFor(0.5)?.map(({ action }) => action)).toEqual(['PURCHASE', 'SUBMIT_LEAD_FORM']);
  });

  it('count an action of a category that is unknown to this version', () => {
    for (const category of ['HOLOGRAM_VISIT', undefined]) {
      const row = actionRow(category, { conversions: 2, allConversions: 2 });
      expect(factsWith({ conversions: 2 }, row)).toMatchObject({
        actions: [{ action: 'PURCHASE' }, { action: 'UNKNOWN', conversions: '2', valueMicros: 0n }],
        conversions: '2',
      });
    }
  });

  it('are there for a secondary action alone', () => {
    const row = actionRow('PAGE_VIEW', { allConversions: 1 });
    expect(factsWith({ clicks: '0', allConversions: 1 }, row)).toMatchObject({ conversions: '0' });
  });

  it.each([
    [0.1, '0.1'],
    [2.5, '2.5'],
    [0.333333, '0.333333'],
    [0.30000000000000004, '0.3'],
    [1234567.891, '1234567.891'],
    [0.0000004, '0'],
    [1e-7, '0'],
    [0.0000005, '0.000001'],
    [12, '12'],
    ['9007199254740993123', '9007199254740993123'],
  ])('conversions %s are %s', (conversions, text) => {
    expect(factsOf({ impressions: '1', conversions })?.conversions).toBe(text);
  });

  it.each([
    [149.97, 149_970_000n],
    [0.07, 70_000n],
    [1_000_000.123456, 1_000_000_123_456n],
    [-3.5, -3_500_000n],
  ])('a value of %s is %s micros', (conversionsValue, micros) => {
    expect(factsOf({ impressions: '1', conversionsValue })?.conversionValueMicros).toBe(micros);
  });

  it.each([
    { impressions: '1' },
    { clicks: '1' },
    { costMicros: '1' },
    { conversions: 0.01 },
    { conversionsValue: 0.01 },
    { videoTrueviewViews: '1' },
  ])('are there for %o alone', (figures) => {
    expect(factsOf(figures)).not.toBeNull();
  });

  it('are in the account’s currency where the row names none', () => {
    expect(factsOf({ clicks: '1' })?.currency).toBe('SAR');
  });

  it.each([
    { impressions: '1.5' },
    { impressions: '-1' },
    { impressions: '-' },
    { impressions: { amount: '1' } },
    { costMicros: '18.37' },
    { conversions: '2,5' },
    { conversions: 1e21 },
    { conversions: 'NaN' },
  ])('are not made of %o', (figures) => {
    expect(() => factsOf(figures)).toThrow();
  });

  it('belong to a campaign and a day', () => {
    expect(() => rowsOf([{ campaign: { id: '1' }, metrics: {} }])).toThrow();
    expect(() => rowsOf([{ campaign: { id: '1' }, segments: { date: '2026-11' }, metrics: {} }])).toThrow();
    expect(() => rowsOf([{ segments: { date: '2026-11-01' }, metrics: {} }])).toThrow();
  });
});

describe('a figure that is always missing', () => {
  const page = (count: number, figures: object) =>
    rowsOf(
      Array.from({ length: count }, () => ({
        campaign: { id: '1' },
        segments: { date: '2026-11-01' },
        metrics: figures,
      })),
    );

  it.each([
    [10, { clicks: '1', costMicros: '1' }, 'metrics.impressions'],
    [10, { impressions: '1', clicks: '1' }, 'metrics.costMicros'],
    [10, { impressions: '1', clicks: '0' }, undefined],
    [10, { impressions: '0', clicks: '1', costMicros: '0' }, undefined],
    [9, { clicks: '1' }, undefined],
    [0, {}, undefined],
  ])('a figure that is always missing in %i rows of %o', (count, figures, missing) => {
    expect(missingFigure(page(count, figures))).toBe(missing);
  });

  it('is one that not a single row has', () => {
    expect(missingFigure([...page(20, { clicks: '1' }), ...page(1, { impressions: '1', costMicros: '1' })])).toBe(
      'metrics.costMicros',
    );
    expect(
      missingFigure([...page(20, { clicks: '1' }), ...page(1, { clicks: '1', impressions: '1', costMicros: '1' })]),
    ).toBe(undefined);
  });
});
