import { classNames } from './class-names';

const LONGEST = 90;

/**
 * A name that people or platforms chose, on two lines at most. It is cut at its end in reading order, never at its
 * beginning, whatever its scripts; the whole name is in the title.
 */
export function NameText({ children: name, className }: { children: string; className?: string }) {
  return (
    <span dir="auto" title={name} className={classNames('line-clamp-2 text-match-parent wrap-anywhere', className)}>
      {shorten(name)}
    </span>
  );
}

/** Cut between characters as people see them: half an emoji or a lost accent is another name. */
function shorten(name: string): string {
  if (name.length <= LONGEST) return name;
  const characters = [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(name)];
  if (characters.length <= LONGEST) return name;
  return `${characters
    .slice(0, LONGEST - 1)
    .map(({ segment }) => segment)
    .join('')}…`;
}
