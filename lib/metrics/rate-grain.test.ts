import { describe, expect, it } from 'vitest';
import { createRateBook } from './convert';
import { rateGrain } from './rate-grain';

const period = { from: '2026-05-01', to: '2026-05-03' };
const rate = { base: 'KWD', quote: 'USD', rate: '3.25' };

describe('the grain of exchange rates', () => {
  it('is the whole period while rates do not change, known or not', () => {
    expect(rateGrain(['USD', 'AED', 'KWD'], 'SAR', period, createRateBook([]))).toEqual(['2026-05-01']);
    const before = createRateBook([{ ...rate, date: '2026-05-01' }]);
    expect(rateGrain(['KWD'], 'SAR', period, before)).toEqual(['2026-05-01']);
  });

  it('is the day when a rate changes or begins in the period', () => {
    const during = createRateBook([{ ...rate, date: '2026-05-03' }]);
    expect(rateGrain(['KWD'], 'SAR', period, during)).toHaveLength(3);
    expect(rateGrain(['AED'], 'SAR', period, during)).toHaveLength(1);
  });
});
