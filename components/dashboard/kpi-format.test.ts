import { describe, expect, it } from 'vitest';
import { formatKpiValue, kpiShares } from './kpi-format';

describe('formatKpiValue', () => {
  it('uses the unit of the metric', () => {
    expect(formatKpiValue({ metric: 'roas', currency: null }, 3.2, 'en')).toBe('3.20×');
    expect(formatKpiValue({ metric: 'ctr', currency: null }, 0.0153, 'en')).toBe('1.53%');
    expect(formatKpiValue({ metric: 'conversions', currency: null }, 1200, 'en')).toBe('1,200');
    expect(formatKpiValue({ metric: 'cpa', currency: 'KWD' }, 4.25, 'en')).toMatch(/^KWD\s4\.250$/);
  });
});

describe('kpiShares', () => {
  it('marks the value expected by now inside the period', () => {
    expect(kpiShares({ target: 200, actual: 50, expectedToDate: 100 })).toEqual({ filled: 0.25, expected: 0.5 });
  });

  it('has an empty bar without data and no mark where the target itself is expected', () => {
    expect(kpiShares({ target: 3, actual: null, expectedToDate: 3 })).toEqual({ filled: 0 });
  });
});
