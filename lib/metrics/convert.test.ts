import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { convertMicros, createRateBook, dollarPegs } from './convert';
import { convertDailySums, type DailySums } from './convert-daily-sums';
import { chain } from './rate';
import { noMetrics } from './sums';

const DAY = '2026-05-10';
const units = (amount: number) => BigInt(Math.round(amount * 1_000_000));
const converted = (book: ReturnType<typeof createRateBook>, micros: bigint, from: string, to: string, date = DAY) => {
  const rate = book.rateOn(date, from, to);
  return rate && convertMicros(micros, rate);
};

describe('exchange rates', () => {
  const pegsOnly = createRateBook([]);

  it.each([
    ['SAR', 3.75],
    ['AED', 3.6725],
    ['QAR', 3.64],
    ['BHD', 0.376],
    ['OMR', 0.384497],
  ])('include the peg of %s: a dollar is %d', (currency, expected) => {
    expect(converted(pegsOnly, units(1), 'USD', currency)).toBe(units(expected));
  });

  it('convert between two pegs via the dollar without rounding in between', () => {
    expect(converted(pegsOnly, units(3672.5), 'AED', 'SAR')).toBe(units(3750));
  });

  it('are missing for a currency without peg or stored rate, and never default to 1', () => {
    expect(converted(pegsOnly, units(1), 'KWD', 'SAR')).toBeNull();
    expect(converted(pegsOnly, units(1), 'USD', 'EUR')).toBeNull();
    expect(converted(pegsOnly, units(1), 'KWD', 'KWD')).toBe(units(1));
  });

  it('are the newest at or before the report date', () => {
    const book = createRateBook([
      { date: '2026-05-01', base: 'KWD', quote: 'USD', rate: '3.2500000000' },
      { date: '2026-05-08', base: 'KWD', quote: 'USD', rate: '3.3' },
      { date: '2026-05-11', base: 'KWD', quote: 'USD', rate: '9' },
    ]);
    expect(converted(book, units(1), 'KWD', 'SAR', '2026-04-30')).toBeNull();
    expect(converted(book, units(1), 'KWD', 'SAR', '2026-05-07')).toBe(units(12.1875));
    expect(converted(book, units(1), 'KWD', 'SAR', '2026-05-10')).toBe(units(12.375));
  });

  it('of the organization take precedence over a peg, in either direction', () => {
    const book = createRateBook([{ date: '2026-01-01', base: 'SAR', quote: 'USD', rate: '0.25' }]);
    expect(converted(book, units(1), 'USD', 'SAR')).toBe(units(4));
    const direct = createRateBook([{ date: '2026-01-01', base: 'SAR', quote: 'AED', rate: '2' }]);
    expect(converted(direct, units(1), 'AED', 'SAR')).toBe(units(0.5));
  });

  it('are the newer of two directions, and of one day the one entered in that direction', () => {
    const older = { date: '2026-01-01', base: 'EUR', quote: 'USD', rate: '2' };
    expect(
      converted(createRateBook([older, { ...older, base: 'USD', quote: 'EUR', rate: '4' }]), units(1), 'EUR', 'USD'),
    ).toBe(units(2));
    const newer = { date: '2026-02-01', base: 'USD', quote: 'EUR', rate: '4' };
    expect(converted(createRateBook([older, newer]), units(1), 'EUR', 'USD')).toBe(units(0.25));
  });

  it('are refused when they are not positive decimals', () => {
    for (const rate of ['0', '0.000', '-1', '1e3', '', 'NaN']) {
      expect(() => createRateBook([{ date: DAY, base: 'EUR', quote: 'USD', rate }])).toThrow(RangeError);
    }
  });

  it('round half away from zero to the micro, with an error of at most half a micro', () => {
    expect(convertMicros(1n, { numerator: 1n, denominator: 2n })).toBe(1n);
    expect(convertMicros(-1n, { numerator: 1n, denominator: 2n })).toBe(-1n);
    const pegged = fc.constantFrom('USD', ...Object.keys(dollarPegs));
    fc.assert(
      fc.property(fc.bigInt(-(10n ** 18n), 10n ** 18n), pegged, pegged, (micros, from, to) => {
        const rate = pegsOnly.rateOn(DAY, from, to) ?? { numerator: 0n, denominator: 1n };
        const twiceError = 2n * (convertMicros(micros, rate) * rate.denominator - micros * rate.numerator);
        expect((twiceError < 0n ? -twiceError : twiceError) <= rate.denominator).toBe(true);
      }),
    );
  });
});

describe('reference rates', () => {
  // Of the European Central Bank for Friday, 28 June 2024: 1 euro in each currency.
  const FRIDAY = '2024-06-28';
  const reference = (quote: string, rate: string, date = FRIDAY) => ({ date, base: 'EUR', quote, rate, source: 'ecb' });
  const published = [reference('USD', '1.0705'), reference('JPY', '171.94'), reference('GBP', '0.84638')];
  const book = createRateBook(published);

  it.each([
    ['EUR', 'USD', 1.0705],
    ['EUR', 'SAR', 4.014375],
    ['JPY', 'GBP', 0.004923],
    ['USD', 'SAR', 3.75],
  ])('convert one %s to %s without rounding in between: %d', (from, to, expected) => {
    expect(converted(book, units(1), from, to, FRIDAY)).toBe(units(expected));
  });

  it('convert a million yen to riyals by the yen, the dollar and the peg', () => {
    expect(converted(book, units(1_000_000), 'JPY', 'SAR', FRIDAY)).toBe(23_347_534_023n);
    expect(book.rateOn(FRIDAY, 'JPY', 'SAR')).toMatchObject({ rateDate: FRIDAY, sources: ['ecb', 'peg'] });
    expect(book.rateOn(FRIDAY, 'USD', 'SAR')).toMatchObject({ rateDate: null, sources: ['peg'] });
  });

  it('give a pair the same value through the dollar and through the euro', () => {
    const direct = book.rateOn(FRIDAY, 'JPY', 'GBP');
    const [toDollar, ofDollar] = [book.rateOn(FRIDAY, 'JPY', 'USD'), book.rateOn(FRIDAY, 'USD', 'GBP')];
    if (!direct || !toDollar || !ofDollar) throw new Error('A rate is missing.');
    const { numerator, denominator } = chain(toDollar, ofDollar);
    expect(direct.numerator * denominator).toBe(numerator * direct.denominator);
  });

  it('hold over a weekend with the day that they are of, and no longer than seven days', () => {
    expect(book.rateOn('2024-06-30', 'EUR', 'SAR')).toMatchObject({ rateDate: FRIDAY });
    expect(converted(book, units(1), 'EUR', 'SAR', '2024-07-05')).toBe(units(4.014375));
    expect(book.rateOn('2024-07-06', 'EUR', 'SAR')).toBeNull();
    expect(book.rateOn('2024-06-27', 'EUR', 'SAR')).toBeNull();
  });

  it('are of one day for both currencies of a pair, although one of them has a newer rate', () => {
    const withMonday = createRateBook([...published, reference('USD', '2', '2024-07-01')]);
    expect(withMonday.rateOn('2024-07-01', 'JPY', 'USD')).toMatchObject({ rateDate: FRIDAY });
    expect(converted(withMonday, units(1_000_000), 'JPY', 'SAR', '2024-07-01')).toBe(23_347_534_023n);
    const withPound = createRateBook([
      ...published,
      reference('USD', '2', '2024-07-01'),
      reference('GBP', '1', '2024-07-01'),
    ]);
    expect(converted(withPound, units(1), 'JPY', 'GBP', '2024-07-01')).toBe(4_923n);
    expect(withMonday.rateOn('2024-07-01', 'EUR', 'USD')).toMatchObject({ rateDate: '2024-07-01' });
  });

  it('come after manual rates from the date of these on, however old they are', () => {
    const manual = { date: '2024-01-01', base: 'EUR', quote: 'SAR', rate: '4' };
    const both = createRateBook([...published, manual]);
    expect(converted(both, units(1), 'EUR', 'SAR', FRIDAY)).toBe(units(4));
    expect(both.rateOn(FRIDAY, 'EUR', 'SAR')).toMatchObject({ rateDate: '2024-01-01', sources: ['manual'] });
    const ofDollar = createRateBook([...published, { ...manual, quote: 'USD', rate: '2' }]);
    expect(converted(ofDollar, units(1), 'EUR', 'USD', FRIDAY)).toBe(units(2));
    const later = createRateBook([...published, { ...manual, date: '2024-06-29' }]);
    expect(converted(later, units(1), 'EUR', 'SAR', FRIDAY)).toBe(units(4.014375));
    expect(converted(later, units(1), 'EUR', 'SAR', '2024-06-29')).toBe(units(4));
  });

  it('complete a manual rate to the euro or the dollar, for a currency that no one publishes', () => {
    const dinars = (quote: string, rate: string) =>
      createRateBook([...published, { date: FRIDAY, base: 'KWD', quote, rate }]);
    expect(converted(dinars('EUR', '3'), units(1), 'KWD', 'SAR', FRIDAY)).toBe(units(12.043125));
    expect(converted(dinars('USD', '3.25'), units(1), 'KWD', 'EUR', FRIDAY)).toBe(3_035_965n);
    expect(dinars('EUR', '3').rateOn(FRIDAY, 'KWD', 'SAR')?.sources).toEqual(['manual', 'ecb', 'peg']);
  });

  it('never replace a peg', () => {
    const withRiyal = createRateBook([...published, reference('SAR', '4.1')]);
    expect(converted(withRiyal, units(1), 'EUR', 'SAR', FRIDAY)).toBe(units(4.014375));
  });
});

describe('totals of several currencies', () => {
  const day = (currency: string, spend: number, date = DAY): DailySums => ({
    date,
    currency,
    sums: { ...noMetrics, spendMicros: units(spend), clicks: 10, impressions: 100 },
  });
  const book = createRateBook([]);

  it('exclude and report money without a rate, and exclude its clicks from the cost per click', () => {
    const days = [day('USD', 10), day('SAR', 5), day('KWD', 7), day('KWD', 1, '2026-05-11')];
    const totals = convertDailySums(days, 'SAR', book);
    expect(totals.priced).toMatchObject({ spendMicros: units(42.5), clicks: 20 });
    expect(totals.counts.clicks).toBe(40);
    expect([...totals.unconvertedSpend]).toEqual([['KWD', units(8)]]);
  });

  it('are additive: the total of all days is the sum of the totals of any split', () => {
    const anyDay = fc.record({
      currency: fc.constantFrom('USD', 'SAR', 'AED', 'OMR', 'KWD'),
      spend: fc.bigInt(0n, 10n ** 13n),
      offset: fc.nat(27),
    });
    fc.assert(
      fc.property(fc.array(anyDay), fc.nat(), (parts, cut) => {
        const days = parts.map(({ currency, spend, offset }) => ({
          date: `2026-02-${String(offset + 1).padStart(2, '0')}`,
          currency,
          sums: { ...noMetrics, spendMicros: spend },
        }));
        const at = parts.length === 0 ? 0 : cut % parts.length;
        const spent = (some: DailySums[]) => convertDailySums(some, 'SAR', book).priced.spendMicros;
        expect(spent(days)).toBe(spent(days.slice(0, at)) + spent(days.slice(at)));
      }),
    );
  });
});
