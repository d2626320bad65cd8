import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalFromMicros, microsFromDecimal } from './money';

describe('money', () => {
  it.each([
    ['18.37', 18_370_000n],
    ['0', 0n],
    ['-5', -5_000_000n],
    ['0.000001', 1n],
    ['0.0000005', 1n],
    ['-0.0000005', -1n],
    ['9007199254740993.123456', 9_007_199_254_740_993_123_456n],
    [' 7.5 ', 7_500_000n],
  ])('reads %s without loss', (text, micros) => {
    expect(microsFromDecimal(text)).toBe(micros);
  });

  it.each(['', '-', '1,5', '1e3', 'NaN', '.5', '5.', '١٢'])('refuses %j instead of guessing', (text) => {
    expect(() => microsFromDecimal(text)).toThrow(RangeError);
  });

  it('reads back what it writes', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n }), (micros) => {
        expect(microsFromDecimal(decimalFromMicros(micros))).toBe(micros);
      }),
    );
  });
});
