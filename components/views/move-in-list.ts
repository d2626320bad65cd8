/** The list with `item` one place nearer to the start (-1) or the end (1); the same list at its ends. */
export function moveInList<T>(list: readonly T[], item: T, by: -1 | 1): readonly T[] {
  const from = list.indexOf(item);
  const to = from + by;
  const other = list[to];
  if (from < 0 || other === undefined) return list;
  return list.map((each, index) => (index === from ? other : index === to ? item : each));
}
