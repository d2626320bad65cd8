import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Amounts, type Projection, project } from './project';

const additiveDays = (values: readonly number[]): Amounts[] =>
  values.map((numerator) => ({ numerator, denominator: 1 }));
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

function projected(values: readonly number[], actual: number, remaining: number, gap = 0): Projection {
  const sums = { numerator: actual, denominator: 1 };
  const found = project({ history: additiveDays(values), additive: true, actual: sums, remaining, gap });
  if (typeof found === 'string') throw new Error(found);
  return found;
}

// Steady noise of its own, so that the same series comes out on every machine.
function noise(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

describe('the projection of a period', () => {
  it('equals the example computed by hand', () => {
    // Three weeks of 10 on six weekdays; the last weekday is 20, 26 and 32.
    const week = (last: number) => [10, 10, 10, 10, 10, 10, last];
    const days = [...week(20), ...week(26), ...week(32)];
    // Two days ahead: 10 + 10. Seven ahead: six of 10 and the mean of 20, 26 and 32.
    expect(projected(days, 500, 2).end).toBe(520);
    expect(projected(days, 500, 7).end).toBe(500 + 60 + 26);
    // The first origin is day 10. Totals of one day err by 6 (26 - 20) and 9 (32 - 23), else by 0: the tenth smallest of
    // eleven errors, times 1 + 9 / 40 as there are so few.
    expect(projected(days, 500, 1).high).toBeCloseTo(510 + 6 * 1.225, 9);
    // Of five days: 6 four times, 0 twice, 9 once; the largest of seven errors.
    const { high } = projected(days, 500, 5);
    expect(high).toBeCloseTo(550 + 9 * 1.325, 9);
  });

  it('is the mean of the last four same weekdays, whatever came before', () => {
    const week = (value: number) => Array.from({ length: 7 }, () => value);
    const days = [1000, 1000, 8, 4, 6, 2].flatMap(week);
    expect(projected(days, 0, 7).end).toBe(35);
  });

  it('keeps the weekday across days that are not counted in the period', () => {
    const days = Array.from({ length: 28 }, (_, index) => (index % 7 === 0 ? 70 : 7));
    expect(projected(days, 0, 1).end).toBe(70);
    expect(projected(days, 0, 1, 1).end).toBe(7);
    expect(projected(days, 0, 1, 7).end).toBe(70);
  });

  it('ends nearer to the truth than a flat line where weekdays differ', () => {
    const random = noise(7);
    const shape = [1.2, 1.3, 1.25, 1.1, 1, 0.5, 0.6];
    let [byWeekday, flat] = [0, 0];
    for (let series = 0; series < 50; series += 1) {
      const value = (_: unknown, day: number) => 100 * (shape[day % 7] ?? 1) * (0.9 + 0.2 * random());
      const values = Array.from({ length: 84 + 10 }, value);
      const [known, coming] = [values.slice(0, 84), sum(values.slice(84))];
      byWeekday += Math.abs(projected(known, 0, 10).end - coming);
      flat += Math.abs((sum(known.slice(-28)) / 28) * 10 - coming);
    }
    expect(byWeekday).toBeLessThan(flat / 2);
  });

  it('covers about four of five ends with its range', () => {
    const random = noise(11);
    let [inside, of] = [0, 0];
    for (const remaining of [3, 7, 14, 29]) {
      for (let series = 0; series < 150; series += 1) {
        const value = (_: unknown, day: number) => (day % 7 > 4 ? 50 : 100) * (0.6 + 0.8 * random());
        const values = Array.from({ length: 84 + remaining }, value);
        const { low, high } = projected(values.slice(0, 84), 0, remaining);
        const coming = sum(values.slice(84));
        inside += Number(low <= coming && coming <= high);
        of += 1;
      }
    }
    expect(inside / of).toBeGreaterThan(0.7);
    expect(inside / of).toBeLessThan(0.93);
  });

  it('has its end inside its range and never below what is counted already', () => {
    const days = fc.array(fc.double({ min: 0, max: 1e9, noNaN: true }), { minLength: 14, maxLength: 90 });
    const ahead = fc.integer({ min: 1, max: 366 });
    fc.assert(
      fc.property(
        days,
        fc.double({ min: 0, max: 1e9, noNaN: true }),
        ahead,
        fc.nat(40),
        (values, actual, remaining, gap) => {
          const { end, low, high } = projected(values, actual, remaining, gap);
          expect(low).toBeGreaterThanOrEqual(actual);
          expect(low).toBeLessThanOrEqual(end);
          expect(end).toBeLessThanOrEqual(high);
        },
      ),
    );
  });

  it('is proportional to the days and adds what is counted', () => {
    const days = fc.array(fc.nat(100_000), { minLength: 14, maxLength: 90 });
    fc.assert(
      fc.property(days, fc.nat(100_000), fc.integer({ min: 1, max: 60 }), (values, actual, remaining) => {
        const one = projected(values, 0, remaining);
        const doubled = projected(
          values.map((value) => 2 * value),
          actual,
          remaining,
        );
        expect(doubled.end - actual).toBeCloseTo(2 * one.end, 4);
        expect(doubled.high - doubled.end).toBeCloseTo(2 * (one.high - one.end), 4);
      }),
    );
  });

  it('projects both sides of a ratio, not the ratio', () => {
    // One costly week among cheap ones: the mean of ratios would be 32.5.
    const week = (numerator: number, denominator: number) =>
      Array.from({ length: 7 }, () => ({ numerator, denominator }));
    const history = [...week(100, 1), ...week(10, 1), ...week(10, 1), ...week(10, 9)];
    const actual = { numerator: 10, denominator: 3 };
    const found = project({ history, additive: false, actual, remaining: 7, gap: 0 });
    expect(found).toMatchObject({ end: (10 + (7 * 130) / 4) / (3 + (7 * 12) / 4) });
  });

  it('is not made from fewer than 14 days', () => {
    const of = (days: number) =>
      project({
        history: additiveDays(Array.from({ length: days }, () => 1)),
        additive: true,
        actual: { numerator: 0, denominator: 1 },
        remaining: 5,
        gap: 0,
      });
    expect(of(13)).toBe('not_enough_days');
    expect(of(14)).toEqual({ end: 5, low: 5, high: 5 });
  });

  it('is unknown for a ratio without a denominator', () => {
    const history = Array.from({ length: 30 }, () => ({ numerator: 5, denominator: 0 }));
    const actual = { numerator: 50, denominator: 0 };
    expect(project({ history, additive: false, actual, remaining: 5, gap: 0 })).toBe('no_data');
  });
});
