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
  'cvr',
  'roas',
  'roi',
] as const;
export type ExplainedFigure = (typeof explainedFigures)[number];

/** Figures of posts. */
export const contentFigures = ['posts_published', 'engagements', 'engagement_rate'] as const;
export type ContentFigure = (typeof contentFigures)[number];

/** The tiles of the dashboard. */
export const headlineFigures = [
  'spend',
  'conversions',
  'cpa',
  'conversion_value',
  'roas',
] as const satisfies readonly ExplainedFigure[];

export interface Formula {
  text: string;
  numerator: FigureSum;
  // Null: a sum.
  denominator: FigureSum | null;
  // Value = factor × numerator ÷ denominator + offset.
  factor: number;
  offset: number;
  // A ratio counts only account days with a rate, or all.
  days: 'all' | 'priced';
}

const ofAllDays = { factor: 1, offset: 0, days: 'all' } as const;
const ofPricedDays = { factor: 1, offset: 0, days: 'priced' } as const;

/** What lib/metrics/ratios.ts divides. The factor of `roi` is the margin of the organization. */
export const formulas: Readonly<Record<ExplainedFigure, Formula>> = {
  spend: { text: 'Σ spend', numerator: 'spend', denominator: null, ...ofPricedDays },
  impressions: { text: 'Σ impressions', numerator: 'impressions', denominator: null, ...ofAllDays },
  clicks: { text: 'Σ clicks', numerator: 'clicks', denominator: null, ...ofAllDays },
  conversions: { text: 'Σ conversions', numerator: 'conversions', denominator: null, ...ofAllDays },
  conversion_value: {
    text: 'Σ conversion value',
    numerator: 'conversion_value',
    denominator: null,
    ...ofPricedDays,
  },
  ctr: { text: 'Σ clicks ÷ Σ impressions', numerator: 'clicks', denominator: 'impressions', ...ofAllDays },
  cpc: { text: 'Σ spend ÷ Σ clicks', numerator: 'spend', denominator: 'clicks', ...ofPricedDays },
  cpm: {
    text: '1000 × Σ spend ÷ Σ impressions',
    numerator: 'spend',
    denominator: 'impressions',
    ...ofPricedDays,
    factor: 1000,
  },
  cpa: { text: 'Σ spend ÷ Σ conversions', numerator: 'spend', denominator: 'conversions', ...ofPricedDays },
  cvr: { text: 'Σ conversions ÷ Σ clicks', numerator: 'conversions', denominator: 'clicks', ...ofAllDays },
  roas: {
    text: 'Σ conversion value ÷ Σ spend of campaigns that report a value',
    numerator: 'conversion_value',
    denominator: 'valued_spend',
    ...ofPricedDays,
  },
  roi: {
    text: 'margin × Σ conversion value ÷ Σ spend of campaigns that report a value − 1',
    numerator: 'conversion_value',
    denominator: 'valued_spend',
    ...ofPricedDays,
    offset: -1,
  },
};

/** The formula of an organization. Without a margin, revenue counts as profit. */
export function formulaOf(figure: ExplainedFigure, marginBasisPoints: number | null): Formula {
  const formula = formulas[figure];
  return figure === 'roi' && marginBasisPoints !== null ? { ...formula, factor: marginBasisPoints / 10_000 } : formula;
}

/** A figure that depends on what counts as a conversion. */
export function countsConversions(figure: ExplainedFigure): boolean {
  const { numerator, denominator } = formulas[figure];
  return [numerator, denominator].some(
    (sum) => sum === 'conversions' || sum === 'conversion_value' || sum === 'valued_spend',
  );
}
