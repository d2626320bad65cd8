/** The sums that a figure divides; `bottom` is 0 for a figure that is a sum. */
export interface Sides {
  top: bigint;
  bottom: bigint;
}

export interface Compared {
  now: Sides;
  before: Sides;
}

export interface Contribution<T> {
  of: T;
  // Part of the change of top ÷ bottom, as a fraction over `contributionScale`.
  weight: bigint;
}

const MAIN_SHARE = 0.8;
export const MOST_NAMED = 5;

/**
 * What a part adds to the change of a figure. Those of all parts add up to it exactly: for a ratio N/D, with N0, D0 and
 * D1 of all, ((N1 - N0) of the part × D0 - N0 × (D1 - D0) of the part) ÷ (D0 × D1).
 */
function contributionOf({ now, before }: Compared, all: Compared, isRatio: boolean): bigint {
  const rise = now.top - before.top;
  return isRatio ? rise * all.before.bottom - all.before.top * (now.bottom - before.bottom) : rise;
}

/** What contributions are fractions over. Null: a ratio without a denominator in one of the periods. */
export function contributionScale({ now, before }: Compared, isRatio: boolean): bigint | null {
  if (!isRatio) return 1n;
  return now.bottom > 0n && before.bottom > 0n ? now.bottom * before.bottom : null;
}

/** Those that move the figure, the largest first. */
export function contributions<T>(
  parts: readonly (Compared & { of: T })[],
  all: Compared,
  isRatio: boolean,
): Contribution<T>[] {
  return parts
    .map((part) => ({ of: part.of, weight: contributionOf(part, all, isRatio) }))
    .filter(({ weight }) => weight !== 0n)
    .sort((left, right) => Number(sizeOf(right) - sizeOf(left)));
}

/**
 * The fewest that make 80 % of all movement, up and down, and at most five.
 * @param sorted the largest first
 * @param movement the sum of all sizes
 */
export function mainContributions<T>(sorted: readonly Contribution<T>[], movement: number): Contribution<T>[] {
  const main: Contribution<T>[] = [];
  let covered = 0;
  for (const contribution of sorted) {
    if (main.length === MOST_NAMED || covered >= MAIN_SHARE * movement) break;
    main.push(contribution);
    covered += Number(sizeOf(contribution));
  }
  return main;
}

export function sizeOf({ weight }: Pick<Contribution<unknown>, 'weight'>): bigint {
  return weight < 0n ? -weight : weight;
}
