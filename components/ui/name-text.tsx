import { classNames } from './class-names';

const LONGEST = 90;

/** At most two lines, cut at the end in reading order, whatever the script. The title has the whole name. */
export function NameText({ children: name, className }: { children: string; className?: string }) {
  return (
    <span dir="auto" title={name} className={classNames('line-clamp-2 text-match-parent wrap-anywhere', className)}>
      {shorten(name)}
    </span>
  );
}

// Cut between grapheme clusters: half an emoji or a lost accent is another name.
function shorten(name: string): string {
  if (name.length <= LONGEST) return name;
  const characters = [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(name)];
  if (characters.length <= LONGEST) return name;
  return `${characters
    .slice(0, LONGEST - 1)
    .map(({ segment }) => segment)
    .join('')}…`;
}
