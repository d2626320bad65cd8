const shared =
  'min-w-0 rounded-md border border-line-strong bg-surface px-2.5 text-ink placeholder:text-faint aria-invalid:border-negative disabled:bg-sunken';

export const controlClassName = `${shared} h-9 w-full text-base`;

export const smallControlClassName = `${shared} h-8 text-sm`;
