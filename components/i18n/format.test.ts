import { describe, expect, it } from 'vitest';
import {
  formatCount,
  formatDayRange,
  formatInstant,
  formatMoney,
  formatMultiple,
  formatPercent,
  formatRelative,
  formatSignedPercent,
} from './format';

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ').replace(/[\u200e\u200f\u061c]/g, '');

describe('formatMoney', () => {
  it('shows the decimals of the currency', () => {
    expect(plain(formatMoney({ amountMicros: '12500000', currency: 'KWD' }, 'en'))).toBe('KWD 12.500');
    expect(plain(formatMoney({ amountMicros: '12500000', currency: 'SAR' }, 'en'))).toBe('SAR 12.50');
  });

  it('formats amounts beyond the precision of numbers exactly', () => {
    expect(plain(formatMoney({ amountMicros: '9007199254740993120000', currency: 'SAR' }, 'en'))).toBe(
      'SAR 9,007,199,254,740,993.12',
    );
  });

  it('drops decimals of large amounts and shortens very large ones when rounded', () => {
    expect(plain(formatMoney({ amountMicros: '1234560000', currency: 'SAR' }, 'en', 'rounded'))).toBe('SAR 1,235');
    expect(plain(formatMoney({ amountMicros: '999500000', currency: 'SAR' }, 'en', 'rounded'))).toBe('SAR 999.50');
    expect(plain(formatMoney({ amountMicros: '12345678000000', currency: 'SAR' }, 'en', 'rounded'))).toBe('SAR 12.35M');
  });

  it('writes Arabic with Latin digits and the Arabic sign of the currency', () => {
    expect(plain(formatMoney({ amountMicros: '1234500000', currency: 'SAR' }, 'ar'))).toBe('1,234.50 ر.س.');
  });
});

describe('formatMoney: currency signs', () => {
  const inArabic = (currency: string) => formatMoney({ amountMicros: '1056000000', currency }, 'ar');

  it.each([
    ['USD', 'US$'],
    ['GBP', '£'],
    ['CAD', 'CA$'],
    ['TRY', 'TRY'],
    ['EUR', '€'],
  ])('the sign of %s is the same in Arabic as in English, between direction marks', (currency, sign) => {
    expect(inArabic(currency)).toMatch(/^\u200f1,056\.00\u00a0/);
    expect(inArabic(currency).endsWith(`\u200e${sign}\u200e`)).toBe(true);
    expect(plain(formatMoney({ amountMicros: '1056000000', currency }, 'en'))).toContain(sign);
  });
});

describe('number formats', () => {
  it('shorten counts from a million on', () => {
    expect(formatCount(999_999, 'en')).toBe('999,999');
    expect(formatCount(1_254_000, 'en')).toBe('1.254M');
  });

  it('write fractions as percent and multiples', () => {
    expect(formatPercent(0.0153, 'en', 2)).toBe('1.53%');
    expect(formatPercent(0.006, 'en', 2)).toBe('0.60%');
    expect(formatSignedPercent(0.42, 'en')).toBe('+42.0%');
    expect(plain(formatSignedPercent(-0.2, 'ar', 0))).toBe('-20٪');
    expect(formatMultiple(3.2, 'en')).toBe('3.20×');
  });
});

describe('date formats', () => {
  it('join two days of a month', () => {
    expect(plain(formatDayRange('2026-11-01', '2026-11-30', 'en'))).toMatch(/^1\s?[–-]\s?30 Nov 2026$/);
  });

  it('use the Gregorian calendar in Arabic', () => {
    expect(plain(formatDayRange('2026-11-01', '2026-12-30', 'ar'))).toContain('نوفمبر');
  });

  it('show an instant in the time zone of the organization', () => {
    const year = new Date().getUTCFullYear();
    expect(formatInstant(`${year}-03-01T22:30:00.000Z`, 'en', 'Asia/Riyadh')).toContain('2 Mar, 01:30');
  });

  it('show an age in the largest whole unit', () => {
    const now = new Date('2026-03-01T12:00:00Z');
    expect(formatRelative('2026-03-01T11:56:00.000Z', now, 'en')).toBe('4 minutes ago');
    expect(formatRelative('2026-03-01T14:10:00.000Z', now, 'en')).toBe('in 2 hours');
    expect(formatRelative('2026-03-01T11:59:40.000Z', now, 'en')).toBe('now');
    expect(formatRelative('2026-03-01T11:56:00.000Z', now, 'ar')).toBe('قبل 4 دقائق');
  });
});
