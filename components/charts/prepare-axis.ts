const steps = [1, 2, 2.5, 5, 10];

/**
 * Round values from 0 to at least `highest`, at most `most` above 0. Without data 0 and 1, so that there is an axis.
 */
export function axisTicks(highest: number, most = 4): number[] {
  if (!(highest > 0)) return [0, 1];
  const rough = highest / most;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = (steps.find((candidate) => candidate * power >= rough * (1 - 1e-9)) ?? 10) * power;
  const count = Math.ceil(highest / step - 1e-9);
  return Array.from({ length: count + 1 }, (_, index) => Number((index * step).toPrecision(12)));
}

/** Evenly spread indexes of `length` points, always with the first and the last. */
export function labelledIndexes(length: number, most: number): number[] {
  if (length <= most) return Array.from({ length }, (_, index) => index);
  const gap = (length - 1) / (most - 1);
  return Array.from({ length: most }, (_, index) => Math.round(index * gap));
}
