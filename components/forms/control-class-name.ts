const shared =
  'min-w-0 rounded-md border border-line-strong bg-surface px-2.5 text-ink placeholder:text-faint aria-invalid:border-negative disabled:bg-sunken';

/** Looks of a text field or a list of choices. */
export const controlClassName = `${shared} h-9 w-full text-base`;

/** The same inside a row of a table. */
export const smallControlClassName = `${shared} h-8 text-sm`;
