/** Sums that figures are made of. Money is converted; `valued_spend` is the spend of campaigns that report a value. */
export const figureSums = [
  'spend',
  'impressions',
  'clicks',
  'conversions',
  'conversion_value',
  'valued_spend',
] as const;
export type FigureSum = (typeof figureSums)[number];

export const explainedFigures = [
  'spend',
  'impressions',
  'clicks',
  'conversions',
  'conversion_value',
  'ctr',
  'cpc',
  'cpm',
  'cpa',
  'roas',
] as const;
export type ExplainedFigure = (typeof explainedFigures)[number];

interface Formula {
  text: string;
  numerator: FigureSum;
  // Null: a sum.
  denominator: FigureSum | null;
  // Value = factor × numerator ÷ denominator.
  factor: number;
  // A ratio counts only account days with a rate, or all.
  days: 'all' | 'priced';
}

/** What lib/metrics/ratios.ts divides. */
export const formulas: Readonly<Record<ExplainedFigure, Formula>> = {
  spend: { text: 'Σ spend', numerator: 'spend', denominator: null, factor: 1, days: 'priced' },
  impressions: { text: 'Σ impressions', numerator: 'impressions', denominator: null, factor: 1, days: 'all' },
  clicks: { text: 'Σ clicks', numerator: 'clicks', denominator: null, factor: 1, days: 'all' },
  conversions: { text: 'Σ conversions', numerator: 'conversions', denominator: null, factor: 1, days: 'all' },
  conversion_value: {
    text: 'Σ conversion value',
    numerator: 'conversion_value',
    denominator: null,
    factor: 1,
    days: 'priced',
  },
  ctr: { text: 'Σ clicks ÷ Σ impressions', numerator: 'clicks', denominator: 'impressions', factor: 1, days: 'all' },
  cpc: { text: 'Σ spend ÷ Σ clicks', numerator: 'spend', denominator: 'clicks', factor: 1, days: 'priced' },
  cpm: {
    text: '1000 × Σ spend ÷ Σ impressions',
    numerator: 'spend',
    denominator: 'impressions',
    factor: 1000,
    days: 'priced',
  },
  cpa: { text: 'Σ spend ÷ Σ conversions', numerator: 'spend', denominator: 'conversions', factor: 1, days: 'priced' },
  roas: {
    text: 'Σ conversion value ÷ Σ spend of campaigns that report a value',
    numerator: 'conversion_value',
    denominator: 'valued_spend',
    factor: 1,
    days: 'priced',
  },
};
