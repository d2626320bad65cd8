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

  it('accepts a target of each month, for one platform or account', () => {
    const monthly = { ...valid, repeats: 'monthly' };
    expect(kpiInput.safeParse(monthly).success).toBe(true);
    expect(kpiInput.safeParse({ ...monthly, repeatsUntil: '2026-05-31' }).success).toBe(true);
    const scope = { kind: 'account', accountId: 'd1b4ef1c-0000-4000-8000-000000000001' };
    expect(kpiInput.safeParse({ ...valid, scope }).success).toBe(true);
    expect(kpiInput.parse(valid)).toMatchObject({ scope: null, repeats: 'none', repeatsUntil: null });
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
    ['months that begin in the middle of one', { repeats: 'monthly', startsOn: '2026-03-02' }],
    ['months that end in the middle of one', { repeats: 'monthly', endsOn: '2026-03-30' }],
    ['a repetition that ends in the middle of a month', { repeats: 'monthly', repeatsUntil: '2026-05-30' }],
    ['a repetition that ends before its first month', { repeats: 'monthly', repeatsUntil: '2026-02-28' }],
    ['an end of a repetition without one', { repeatsUntil: '2026-05-31' }],
    ['an unknown platform', { scope: { kind: 'platform', platform: 'myspace' } }],
    ['two scopes at once', { scope: { kind: 'platform', platform: 'meta', accountId: valid.startsOn } }],
    ['a day that does not exist', { startsOn: '2026-02-30' }],
  ])('rejects %s', (_name, fault) => {
    expect(kpiInput.safeParse({ ...valid, ...fault }).success).toBe(false);
  });
});
