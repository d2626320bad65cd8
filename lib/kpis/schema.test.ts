import { describe, expect, it } from 'vitest';
import { kpiInput } from './schema';

const valid = {
  metric: 'spend',
  direction: 'at_most',
  target: '1000.50',
  currency: 'SAR',
  startsOn: '2026-03-01',
  endsOn: '2026-03-31',
};

describe('the input schema of a KPI target', () => {
  it('accepts a complete target', () => {
    expect(kpiInput.safeParse(valid).success).toBe(true);
    expect(kpiInput.safeParse({ ...valid, metric: 'ctr', currency: null, target: '0.02' }).success).toBe(true);
  });

  it.each([
    ['money without a currency', { currency: null }],
    ['a currency on a count', { metric: 'clicks' }],
    ['a target of 0', { target: '0.00' }],
    ['a negative target', { target: '-1' }],
    ['more digits than are kept', { target: '1.0000001' }],
    ['an end before the start', { endsOn: '2026-02-28' }],
    ['more than a year', { endsOn: '2027-03-02' }],
    ['an unknown field', { owner: 'me' }],
    ['a day that does not exist', { startsOn: '2026-02-30' }],
  ])('rejects %s', (_name, fault) => {
    expect(kpiInput.safeParse({ ...valid, ...fault }).success).toBe(false);
  });
});
