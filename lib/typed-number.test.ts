import { describe, expect, it } from 'vitest';
import { type NumberUnit, readTypedNumber } from './typed-number';

const riyals: NumberUnit = { kind: 'money', currency: 'SAR' };
const dinars: NumberUnit = { kind: 'money', currency: 'KWD' };
const rate: NumberUnit = { kind: 'rate' };
const count: NumberUnit = { kind: 'count' };

describe('readTypedNumber', () => {
  it.each([
    ['13,000', '13000'],
    ['1,500', '1500'],
    ['1,900,000.50', '1900000.5'],
    ['1 900 000', '1900000'],
    ['1\u00a0900\u202f000', '1900000'],
    ["1'250'000", '1250000'],
    ['3.5', '3.5'],
    ['0.75', '0.75'],
    ['.5', '0.5'],
    ['007', '7'],
    [' +42 ', '42'],
    ['٥٠٠٠٠', '50000'],
    ['٥٠٫٥', '50.5'],
    ['٥٠٬٠٠٠', '50000'],
    ['١٬٢٥٠٬٠٠٠٫٢٥', '1250000.25'],
    ['۱۲۳۴۵', '12345'],
    ['١٣،٠٠٠', '13000'],
    ['\u200f١٣٠٠٠\u200f', '13000'],
    ['１２３', '123'],
  ])('reads %j as %s', (typed, decimal) => {
    expect(readTypedNumber(typed, riyals)).toEqual({ decimal });
  });

  it.each([
    '3,5',
    '1,25',
    '12,34,567',
    '1,2345',
    '0,123',
    ',500',
    '1.250.000',
    '1.250,50',
    '1,250 000',
    '1 90',
    '3٫5٫1',
    '٣,٥',
    '12.',
  ])('refuses %j, which reads differently elsewhere, for its separators', (typed) => {
    expect(readTypedNumber(typed, riyals)).toEqual({ refusal: 'separators' });
  });

  it.each(['abc', '12abc', '1e5', '0x10', '5-', '--5', '.', '1/2', '٥ ريال', '½', 'Infinity'])(
    'refuses %j as no number',
    (typed) => {
      expect(readTypedNumber(typed, riyals)).toEqual({ refusal: 'notANumber' });
    },
  );

  it('refuses a point before three digits where the unit has fewer decimals', () => {
    expect(readTypedNumber('13.000', riyals)).toEqual({ refusal: 'separators' });
    expect(readTypedNumber('13.000', count)).toEqual({ refusal: 'separators' });
    expect(readTypedNumber('13.250', dinars)).toEqual({ decimal: '13.25' });
    expect(readTypedNumber('12.234', rate)).toEqual({ decimal: '12.234' });
  });

  it('reads a rate with a comma before three digits as thousands', () => {
    expect(readTypedNumber('1,234', rate)).toEqual({ decimal: '1234' });
  });

  it('refuses more decimals than the unit has, and more digits than any figure has', () => {
    expect(readTypedNumber('1.2345', riyals)).toEqual({ refusal: 'tooPrecise' });
    expect(readTypedNumber('1.50000', riyals)).toEqual({ decimal: '1.5' });
    expect(readTypedNumber('12345678901234', count)).toEqual({ refusal: 'tooLarge' });
  });

  it('reads a percent sign in a percentage only', () => {
    expect(readTypedNumber('37.5 %', { kind: 'percent' })).toEqual({ decimal: '37.5' });
    expect(readTypedNumber('٣٧٪', { kind: 'percent' })).toEqual({ decimal: '37' });
    expect(readTypedNumber('37%', count)).toEqual({ refusal: 'notANumber' });
  });

  it('keeps the sign of a negative number', () => {
    expect(readTypedNumber('\u22125', count)).toEqual({ decimal: '-5' });
  });

  it('distinguishes an empty field from a wrong number', () => {
    expect(readTypedNumber(' \u200f ', count)).toEqual({ refusal: 'required' });
  });
});
