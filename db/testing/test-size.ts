/** `small` in `npm test`, `whole` in `npm run test:long`. */
export function sized<T>(small: T, whole: T): T {
  return process.env.CMIS_TEST_SIZE === 'whole' ? whole : small;
}

/** All in `npm run test:long`; in `npm test` the first, which is the hardest, and one of the others by turns. */
export function sampled<T>(all: readonly T[], turn: number): T[] {
  const others = all.slice(1);
  return sized([...all.slice(0, 1), ...others.slice(turn % others.length).slice(0, 1)], [...all]);
}
