/** A field as an address writes it: `-` for descending. */
export type SortOrder<Field extends string> = Field | `-${Field}`;

export function sortedField<Field extends string>(sort: SortOrder<Field>): { field: Field; isDescending: boolean } {
  const isDescending = sort.startsWith('-');
  return { field: (isDescending ? sort.slice(1) : sort) as Field, isDescending };
}

/** The order that a choice of `field` gives: its first direction, or the other one where it is chosen already. */
export function nextSort<Field extends string>(
  field: Field,
  sort: SortOrder<Field>,
  ascendingFirst: readonly Field[],
): SortOrder<Field> {
  const current = sortedField(sort);
  const descends = current.field === field ? !current.isDescending : !ascendingFirst.includes(field);
  return descends ? `-${field}` : field;
}
