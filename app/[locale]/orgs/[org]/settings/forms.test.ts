import { describe, expect, it } from 'vitest';
import {
  allowedOriginForm,
  conversionChoiceForm,
  fxRateForm,
  inDatabaseUnit,
  kpiForm,
  organizationForm,
} from './forms';

const kpi = { metric: 'ctr', direction: 'at_least', target: '1.5', startsOn: '2026-03-01', endsOn: '2026-03-31' };
const organization = { name: 'Najd', currency: 'SAR', timeZone: 'Asia/Riyadh', weekStartsOn: '0', margin: '' };

describe('organizationForm', () => {
  it('parses the margin in percent, and empty as unknown', () => {
    expect(organizationForm.parse(organization).margin).toBeNull();
    expect(organizationForm.parse({ ...organization, margin: '37.5' }).margin).toBe(3750);
    expect(organizationForm.parse({ ...organization, margin: '٣٧٫٥٪' }).margin).toBe(3750);
  });

  it('refuses a margin above 100 percent', () => {
    expect(organizationForm.safeParse({ ...organization, margin: '101' }).error?.issues[0]?.message).toBe('percent');
  });
});

describe('conversionChoiceForm', () => {
  it('reads no, one or several marked actions, and needs one conversion', () => {
    const platform = 'meta';
    expect(conversionChoiceForm.parse({ platform, conversions: 'lead' })).toEqual({
      platform,
      conversions: ['lead'],
      sales: [],
    });
    const two = { platform, conversions: ['lead', 'purchase'], sales: 'purchase' };
    expect(conversionChoiceForm.parse(two)).toEqual({ ...two, sales: ['purchase'] });
    expect(conversionChoiceForm.safeParse({ platform }).error?.issues).toMatchObject([
      { path: ['conversions'], message: 'required' },
    ]);
  });
});

describe('allowedOriginForm', () => {
  it('reads an origin as browsers send it, and names what is wrong with other text', () => {
    expect(allowedOriginForm.parse({ origin: 'https://App.example/' }).origin).toBe('https://app.example');
    expect(allowedOriginForm.safeParse({ origin: ' ' }).error?.issues[0]?.message).toBe('required');
    expect(allowedOriginForm.safeParse({ origin: 'app.example' }).error?.issues[0]?.message).toBe('origin');
  });
});

describe('inDatabaseUnit', () => {
  it('stores a click-through rate as a fraction and without a currency', () => {
    expect(inDatabaseUnit(kpiForm.parse(kpi), 'SAR')).toMatchObject({ target: '0.015', currency: null });
  });

  it('stores money in the currency of the organization', () => {
    const cpa = kpiForm.parse({ ...kpi, metric: 'cpa', target: '12.505' });
    expect(inDatabaseUnit(cpa, 'KWD')).toMatchObject({ target: '12.505', currency: 'KWD' });
  });

  it('stores a target that is typed with thousands separators or in Arabic digits', () => {
    const spend = { ...kpi, metric: 'spend' };
    expect(inDatabaseUnit(kpiForm.parse({ ...spend, target: '13,000' }), 'SAR').target).toBe('13000');
    expect(inDatabaseUnit(kpiForm.parse({ ...spend, target: '١٬٢٥٠٬٠٠٠' }), 'SAR').target).toBe('1250000');
  });

  it.each([
    ['abc', 'notANumber'],
    ['3,5', 'separators'],
    ['13.000', 'separators'],
    ['0', 'number'],
    ['-4', 'number'],
    ['', 'required'],
  ])('refuses the target %j with the reason %s', (target, message) => {
    const refused = () => inDatabaseUnit(kpiForm.parse({ ...kpi, metric: 'spend', target }), 'SAR');
    expect(refused).toThrow(
      expect.objectContaining({ issues: [expect.objectContaining({ path: ['target'], message })] }),
    );
  });

  it('stores whom a target is for, and no other text than the form offers', () => {
    const scope = (text: string) => kpiForm.safeParse({ ...kpi, scope: text });
    expect(scope('').data?.scope).toBeNull();
    expect(scope('platform:meta').data?.scope).toEqual({ kind: 'platform', platform: 'meta' });
    const accountId = 'd1b4ef1c-0000-4000-8000-000000000001';
    expect(scope(`account:${accountId}`).data?.scope).toEqual({ kind: 'account', accountId });
    expect(scope(`label:${accountId}`).data?.scope).toEqual({ kind: 'label', labelId: accountId });
    for (const text of ['platform:myspace', 'account:1', 'label:1', ':']) {
      expect(scope(text).error?.issues).toMatchObject([{ path: ['scope'], message: 'invalid' }]);
    }
  });

  it('repeats a target of a calendar month, to the end of a month or without an end', () => {
    const monthly = { ...kpi, repeats: 'monthly' };
    const stored = (over: object) => inDatabaseUnit(kpiForm.parse({ ...monthly, ...over }), 'SAR');
    expect(stored({ repeatsUntil: '' })).toMatchObject({ repeats: 'monthly', repeatsUntil: null });
    expect(stored({ repeatsUntil: '2026-06-10' })).toMatchObject({ repeatsUntil: '2026-06-30' });
    expect(stored({ repeats: 'none', repeatsUntil: '2026-06-10' })).toMatchObject({ repeatsUntil: null });
    const refused = (path: string, message: string) =>
      expect.objectContaining({ issues: [expect.objectContaining({ path: [path], message })] });
    expect(() => stored({ endsOn: '2026-03-30' })).toThrow(refused('endsOn', 'month'));
    expect(() => stored({ repeatsUntil: '2026-02-10' })).toThrow(refused('repeatsUntil', 'lastMonth'));
  });

  it('refuses a period that ends before it starts', () => {
    expect(() => inDatabaseUnit(kpiForm.parse({ ...kpi, endsOn: '2026-02-28' }), 'SAR')).toThrow();
  });
});

describe('fxRateForm', () => {
  it('parses a comma before three digits as a thousands separator and refuses more digits than a rate has', () => {
    const usd = { base: 'USD', date: '2026-03-01' };
    expect(fxRateForm.parse({ ...usd, rate: '1,234' }).rate).toBe('1234');
    expect(fxRateForm.safeParse({ ...usd, rate: '12345678901' }).error?.issues[0]?.message).toBe('tooLarge');
  });

  it('refuses a rate of zero', () => {
    expect(fxRateForm.safeParse({ base: 'USD', rate: '0.000', date: '2026-03-01' }).success).toBe(false);
  });
});
