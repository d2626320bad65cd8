/** `list` with `item` added or removed, sorted. With `all`: everything chosen is the same as no choice. */
export function toggled<T extends string>(list: readonly T[], item: T, all?: readonly T[]): T[] {
  const chosen = list.includes(item) ? list.filter((other) => other !== item) : [...list, item].sort();
  return chosen.length === all?.length ? [] : chosen;
}
