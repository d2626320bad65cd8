import { describe, expect, it } from 'vitest';
import { count, decimal, idIfAny, integer, plainDecimal } from './wire';

describe('a decimal number', () => {
  it.each([
    ['18.40', '18.40'],
    ['-3E-18', '-0.000000000000000003'],
    ['0E-12', '0.000000000000'],
    ['1.5E+2', '150'],
    ['1.234e1', '12.34'],
    ['12.345e-1', '1.2345'],
    ['.5', '0.5'],
    ['5.', '5'],
    ['007', '7'],
    ['+2', '2'],
  ])('a decimal number: %s is %s', (text, plain) => {
    expect(plainDecimal(text)).toBe(plain);
    expect(decimal.parse(text)).toBe(plain);
  });

  it.each(['', '.', '1,5', '1e', 'n/a', '-', 'NaN', 'Infinity', '0x1', '1e9999', '1e500', '1e21'])(
    'is not %j',
    (text) => {
      expect(decimal.safeParse(text).success).toBe(false);
    },
  );

  it('may be a number of JavaScript that is written with an exponent', () => {
    expect(decimal.parse(1e-7)).toBe('0.0000001');
    expect(decimal.safeParse(Number.NaN).success).toBe(false);
  });
});

describe('a count and an integer', () => {
  it('may be text, or have an exponent or a fraction of zero', () => {
    expect(['12', 12, '1.2E1', '12.0'].map((value) => count.parse(value))).toEqual([12, 12, 12, 12]);
    expect(integer.parse('9007199254740993123')).toBe(9_007_199_254_740_993_123n);
    expect(integer.parse('-2.5E7')).toBe(-25_000_000n);
  });

  it.each(['-1', '1.5', '', 'many', '9007199254740993'])('are not %j where a count is wanted', (value) => {
    expect(count.safeParse(value).success).toBe(false);
  });
});

describe('an id that need not be there', () => {
  it.each([0, '0', '', null, undefined, {}])('is none for %j', (value) => {
    expect(idIfAny.parse(value)).toBeNull();
  });

  it('is text otherwise', () => {
    expect(idIfAny.parse(17)).toBe('17');
  });
});
