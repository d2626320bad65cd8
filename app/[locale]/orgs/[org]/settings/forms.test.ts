import { describe, expect, it } from 'vitest';
import { fxRateForm, inDatabaseUnit, kpiForm, organizationForm } from './forms';

const kpi = { metric: 'ctr', direction: 'at_least', target: '1.5', startsOn: '2026-03-01', endsOn: '2026-03-31' };
const organization = { name: 'Najd', currency: 'SAR', timeZone: 'Asia/Riyadh', margin: '' };

describe('organizationForm', () => {
  it('reads the margin in percent, empty as unknown', () => {
    expect(organizationForm.parse(organization).margin).toBeNull();
    expect(organizationForm.parse({ ...organization, margin: '37,5' }).margin).toBe(3750);
  });

  it('refuses more than everything', () => {
    expect(organizationForm.safeParse({ ...organization, margin: '101' }).error?.issues[0]?.message).toBe('percent');
  });
});

describe('inDatabaseUnit', () => {
  it('stores a click-through rate as a fraction and without a currency', () => {
    expect(inDatabaseUnit(kpiForm.parse(kpi), 'SAR')).toMatchObject({ target: '0.015', currency: null });
  });

  it('gives money the currency of the organization', () => {
    const cpa = kpiForm.parse({ ...kpi, metric: 'cpa', target: '12,5' });
    expect(inDatabaseUnit(cpa, 'KWD')).toMatchObject({ target: '12.5', currency: 'KWD' });
  });

  it('refuses a period that ends before it starts', () => {
    expect(() => inDatabaseUnit(kpiForm.parse({ ...kpi, endsOn: '2026-02-28' }), 'SAR')).toThrow();
  });
});

describe('fxRateForm', () => {
  it('refuses a rate of nothing', () => {
    expect(fxRateForm.safeParse({ base: 'USD', rate: '0.000', date: '2026-03-01' }).success).toBe(false);
  });
});
