/** A day or a sum of days. Additive metrics have the denominator 1 on every day and in every sum. */
export interface Amounts {
  numerator: number;
  denominator: number;
}

export interface ProjectionInput {
  // Complete days without a gap up to the last counted day, oldest first. A day without delivery is 0.
  history: readonly Amounts[];
  additive: boolean;
  // Of the period's days up to the last counted one.
  actual: Amounts;
  // Days of the period after the last counted one.
  remaining: number;
  // Days between the last counted day and the first of the remaining ones.
  gap: number;
}

/** In the unit of the metric; `low` to `high` is the 80 % range. */
export interface Projection {
  end: number;
  low: number;
  high: number;
}

const WEEK = 7;
const MIN_DAYS = 14;
const MEAN_OF = 4;
const MIN_ERRORS = 7;
const SHARE = 0.8;

/**
 * Seasonal naive by weekday: a remaining day is the mean of the last four same weekdays, fewer where there are fewer
 * (Hyndman & Athanasopoulos, Forecasting: Principles and Practice 3e, 5.2). End = actual + sum of the remaining days; of
 * a ratio both sides are projected. `not_enough_days`: fewer than 14; `no_data`: the ratio has no denominator.
 */
export function project(input: ProjectionInput): Projection | 'not_enough_days' | 'no_data' {
  const { history, additive, actual, remaining, gap } = input;
  if (history.length < MIN_DAYS) return 'not_enough_days';
  const ahead = sumOf(
    Array.from({ length: remaining }, (_, index) => forecast(history, history.length, gap + index + 1)),
  );
  const valueWith = (error: Amounts): number => {
    const numerator = actual.numerator + Math.max(0, ahead.numerator + error.numerator);
    if (additive) return numerator;
    const denominator = actual.denominator + Math.max(0, ahead.denominator + error.denominator);
    return denominator > 0 ? numerator / denominator : Number.NaN;
  };
  const end = valueWith({ numerator: 0, denominator: 0 });
  const half = halfWidth(
    totalErrors(history, remaining).map((error) => Math.abs(valueWith(error) - end)),
    remaining,
  );
  if (!Number.isFinite(end) || !Number.isFinite(half)) return 'no_data';
  return { end, low: Math.max(additive ? actual.numerator : 0, end - half), high: end + half };
}

// Of the day `ahead` days after the first `known` days, from those alone.
function forecast(history: readonly Amounts[], known: number, ahead: number): Amounts {
  const newest = known - 1 + ahead - WEEK * Math.ceil(ahead / WEEK);
  const days: Amounts[] = [];
  for (let index = newest; index >= 0 && days.length < MEAN_OF; index -= WEEK) {
    const day = history[index];
    if (day) days.push(day);
  }
  const { numerator, denominator } = sumOf(days);
  return { numerator: numerator / days.length, denominator: denominator / days.length };
}

/**
 * Errors of the same method for totals of as many days, from every earlier day on. Where the history is too short for
 * seven of them: of shorter totals, times 1.05 and the ratio of the lengths.
 */
function totalErrors(history: readonly Amounts[], remaining: number): Amounts[] {
  const first = Math.min(MEAN_OF * WEEK, Math.floor(history.length / 2));
  const length = Math.min(remaining, history.length - first - MIN_ERRORS + 1);
  const scale = length < remaining ? (1.05 * remaining) / length : 1;
  const errors: Amounts[] = [];
  for (let known = first; known + length <= history.length; known += 1) {
    const actual = sumOf(history.slice(known, known + length));
    const expected = sumOf(Array.from({ length }, (_, index) => forecast(history, known, index + 1)));
    errors.push({
      numerator: scale * (actual.numerator - expected.numerator),
      denominator: scale * (actual.denominator - expected.denominator),
    });
  }
  return errors;
}

/**
 * Split conformal (Lei et al. 2018): the ⌈0.8·(m + 1)⌉-th smallest of m absolute errors. Wider by 15 % beyond two weeks
 * and by up to half with few errors, because totals that overlap are no independent errors.
 */
function halfWidth(errors: readonly number[], remaining: number): number {
  const sorted = errors.filter(Number.isFinite).sort((left, right) => left - right);
  if (sorted.length < MIN_ERRORS) return Number.NaN;
  const rank = Math.min(sorted.length, Math.ceil(SHARE * (sorted.length + 1)));
  const widening = (remaining > 2 * WEEK ? 1.15 : 1) * (1 + Math.max(0, 20 - sorted.length) / 40);
  return widening * (sorted[rank - 1] ?? Number.NaN);
}

function sumOf(days: readonly Amounts[]): Amounts {
  return days.reduce(
    (sum, day) => ({ numerator: sum.numerator + day.numerator, denominator: sum.denominator + day.denominator }),
    { numerator: 0, denominator: 0 },
  );
}
