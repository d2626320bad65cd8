import { describe, expect, it } from 'vitest';
import type { Overview } from '@/lib/dashboard/schema';
import { standardLayout } from '@/lib/views/layout';
import { missingFigure, unknownPeriod } from './missing-figure';
import { dashboardOf, totalsOf } from './testing/dashboard-of';

const TODAY = '2026-11-30';
const none = { spend: null, impressions: null, clicks: null, conversions: null, conversionValue: null };

const advertising = (changes: Partial<Overview['advertising']>): Overview['advertising'] => ({
  ...dashboardOf().overview.advertising,
  ...changes,
});

const reasons = (of: Overview['advertising'], from = '2026-11-23') =>
  standardLayout.tiles.map((figure) => missingFigure(of, figure, unknownPeriod(of, from, TODAY)));

describe('the reason of a figure without a value', () => {
  it('is none where the figure has a value', () => {
    expect(reasons(advertising({}))).toEqual([null, null, null, null, null]);
  });

  it('is that the period has not begun, not that nothing was spent', () => {
    const future = advertising({ ...none, cpa: null, roas: null });
    expect(reasons(future, '2026-12-01')).toEqual(Array(5).fill('not_begun'));
  });

  it('is that no account was read for a past period', () => {
    expect(reasons(advertising({ ...none, cpa: null, roas: null }), TODAY)).toEqual(Array(5).fill('not_read'));
  });

  it('is the missing conversions where a cost per conversion has a spend', () => {
    expect(reasons(advertising(totalsOf(100, 0, 300)))).toEqual([null, null, 'no_conversions', null, null]);
  });

  it('is the missing value where platforms report none', () => {
    const valueless = advertising({ ...totalsOf(100, 5, 0), conversionValue: null, roas: null });
    expect(reasons(valueless)).toEqual([null, null, null, 'no_value_data', 'no_value_data']);
  });

  it('is the missing rate for every amount', () => {
    const unpriced = advertising({ ...totalsOf(100, 5, 0), spend: null, cpa: null, conversionValue: null, roas: null });
    expect(reasons(unpriced)).toEqual(['no_rate', null, 'no_rate', 'no_rate', 'no_rate']);
  });

  it('is the missing spend for ratios of a period that was read and had none', () => {
    expect(reasons(advertising({ ...totalsOf(0, 3, 500), cpa: null }))).toEqual([
      null,
      null,
      'no_spend',
      null,
      'no_spend',
    ]);
  });
});
