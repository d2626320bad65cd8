import { describe, expect, it } from 'vitest';
import { VendorError } from '@/lib/vendor-http/vendor-error';
import { type AccountFigures, readRanges, sumOf } from './account-totals';
import { halvesOf, rangesOf } from './day-ranges';
import type { DateWindow } from './platform';

const november = { from: '2026-11-01', to: '2026-11-10' };

describe('ranges of days', () => {
  it.each([
    [3, ['01-03', '04-06', '07-09', '10-10']],
    [10, ['01-10']],
    [31, ['01-10']],
  ])('ranges of at most %i days cover each day once', (days, expected) => {
    const shown = rangesOf(november, days).map(({ from, to }) => `${from.slice(8)}-${to.slice(8)}`);
    expect(shown).toEqual(expected);
  });

  it('there are no ranges for a window that ends before it begins', () => {
    expect(rangesOf({ from: '2026-11-02', to: '2026-11-01' }, 7)).toEqual([]);
  });

  it('are halved down to a day', () => {
    expect(halvesOf({ from: '2026-11-01', to: '2026-11-03' })).toEqual([
      { from: '2026-11-01', to: '2026-11-02' },
      { from: '2026-11-03', to: '2026-11-03' },
    ]);
    expect(halvesOf({ from: '2026-11-01', to: '2026-11-01' })).toBeUndefined();
  });
});

describe('a total over ranges', () => {
  const tooMuch = (needsSmallerRequest: boolean) =>
    new VendorError('permanent', 'answer_too_large', { platform: 'meta', endpoint: 'GET /x', needsSmallerRequest });
  const days = ({ from, to }: DateWindow) => Number(to.slice(8)) - Number(from.slice(8)) + 1;
  const perDay = (range: DateWindow): AccountFigures => ({
    spendMicros: 3_000_000_000_000_001n * BigInt(days(range)),
    impressions: 2 * days(range),
  });

  it('is the exact sum', async () => {
    const total = await readRanges(rangesOf(november, 4), async (range) => perDay(range));
    expect(total).toEqual({ spendMicros: 30_000_000_000_000_010n, impressions: 20 });
  });

  it('is read in halves where the platform needs smaller requests', async () => {
    const read: string[] = [];
    const total = await readRanges([november], async (range) => {
      if (days(range) > 3) throw tooMuch(true);
      read.push(range.from.slice(8));
      return perDay(range);
    });
    expect(total).toEqual({ spendMicros: 30_000_000_000_000_010n, impressions: 20 });
    expect(read).toEqual(['01', '04', '06', '09']);
  });

  it.each([
    ['where a single day is too much', { from: '2026-11-01', to: '2026-11-01' }, true],
    ['for another reason', november, false],
  ])('a total over ranges fails %s', async (_name, range, needsSmallerRequest) => {
    const failure = tooMuch(needsSmallerRequest);
    await expect(readRanges([range], () => Promise.reject(failure))).rejects.toBe(failure);
  });

  it('has no impressions where a part reports none', () => {
    const counted = { spendMicros: 1n, impressions: 5 };
    const uncounted = { spendMicros: 1n, impressions: null };
    expect(sumOf([counted, uncounted, counted])).toEqual({ spendMicros: 3n, impressions: null });
    expect(sumOf([])).toEqual({ spendMicros: 0n, impressions: 0 });
  });
});
