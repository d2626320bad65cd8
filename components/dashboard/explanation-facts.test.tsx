import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { explainedFigures } from '@/lib/dashboard/explained-figures';
import type { Explanation } from '@/lib/dashboard/explanation-schema';
import { ExplanationFacts, type FactLabels } from './explanation-facts';

const noFormulas = Object.fromEntries(explainedFigures.map((figure) => [figure, ''])) as FactLabels['formulas'];

const labels: FactLabels = {
  formulas: { ...noFormulas, cpa: 'Spend ÷ conversions' },
  sums: {
    ...{ spend: 'Spend', impressions: 'Impressions', clicks: 'Clicks', conversions: 'Conversions' },
    ...{ conversion_value: 'Value', valued_spend: 'Valued spend' },
  },
  accountDays: 'Days',
  withoutData: 'Without data',
  unconverted: 'Left out',
  restatedFrom: 'May change from',
  lastSync: 'Synced until',
  rate: 'Rate',
  unknown: '–',
};
const account = { accountId: 'a', accountName: 'Riyadh', platform: 'meta' } as const;
const money = { spend: '1', conversionValue: null, valuedSpend: '0' };
const part = {
  ...account,
  ...{ from: '2026-11-01', to: '2026-11-07', days: 7, currency: 'SAR', impressions: 1, clicks: 1 },
  ...{ conversionsMillionths: '0', native: money, converted: money, rate: null },
};
const explanation: Explanation = {
  figure: 'cpa',
  formula: { id: 'cpa', text: 'Σ spend ÷ Σ conversions', factor: 1, offset: 0, days: 'priced' },
  period: { from: '2026-11-01', to: '2026-11-07' },
  value: '80000000',
  numerator: { of: 'spend', unit: 'micros', amount: '1000000000' },
  denominator: { of: 'conversions', unit: 'millionths', amount: '12500000' },
  unit: 'micros',
  currency: 'SAR',
  parts: [part, part],
  unconverted: [{ spend: { amountMicros: '5000000', currency: 'KWD' }, accounts: 1 }],
  accountsWithoutData: [{ ...account, reason: 'not_read' }],
  restatedFrom: '2026-11-05',
  syncs: ['2026-11-07T20:00:00.000Z', '2026-11-07T09:30:00.000Z'].map((finishedAt) => ({
    ...{ integrationId: 'i', platform: 'meta' as const, lastSync: { runId: 'r', finishedAt } },
  })),
  conversionChoices: [],
  previous: null,
  change: null,
};

function textOf(over: Partial<Explanation> = {}) {
  const html = renderToStaticMarkup(
    <ExplanationFacts explanation={{ ...explanation, ...over }} labels={labels} locale="en" timeZone="Asia/Riyadh" />,
  );
  return html.replace(/<[^>]+>|[\u2068\u2069]/g, ' ').replace(/\s+/g, ' ');
}

describe('the facts of an explanation', () => {
  it('are the formula, its sums, the accounts behind them and how final they are', () => {
    const text = textOf();
    for (const fact of ['Spend ÷ conversions', 'Spend SAR 1,000', 'Conversions 12.5', 'Days 14', 'Without data 1']) {
      expect(text).toContain(fact);
    }
    expect(text).toMatch(/Left out KWD 5/);
    expect(text).toMatch(/May change from [^ ]* ?5|May change from 5/);
    // The account that was synced longest ago, in the zone of the organization.
    expect(text).toMatch(/Synced until .*12:30/);
  });

  it('leave out what there is nothing to say about, and show an unknown sum as unknown', () => {
    const numerator = { ...explanation.numerator, amount: null };
    const text = textOf({ numerator, unconverted: [], accountsWithoutData: [], restatedFrom: null, syncs: [] });
    expect(text).toContain('Spend –');
    for (const name of ['Left out', 'Without data', 'May change', 'Synced']) expect(text).not.toContain(name);
  });

  it('name the exchange rates of other currencies, those behind most days first', () => {
    const rate = (numerator: string, rateDate: string | null) => ({
      ...{ numerator, denominator: '100', rateDate, sources: ['manual'] },
    });
    const parts = [
      { ...part, days: 2, currency: 'KWD', rate: rate('1225', '2026-11-03') },
      { ...part, days: 5, currency: 'USD', rate: rate('375', null) },
      { ...part, rate: { ...rate('100', null), sources: [] } },
    ];
    const text = textOf({ parts });
    expect(text).toMatch(/Rate USD 3.75 .*Rate KWD 12.25 \(.*3/);
    expect(text).not.toContain('Rate SAR');
  });
});
