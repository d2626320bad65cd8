const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}&'’]*/gu;

const wordsOf = (name: string) => name.match(WORD) ?? [];
const folded = (word: string) => word.normalize('NFKC').toLowerCase();

/**
 * The business that account names share: the only name, the words common to all, or the first name and how many more.
 */
export function businessOf(names: readonly string[]): string | null {
  const [first, ...others] = names;
  if (first === undefined) return null;
  if (others.length === 0) return first;
  const known = others.map((name) => new Set(wordsOf(name).map(folded)));
  const common = wordsOf(first).filter((word) => known.every((words) => words.has(folded(word))));
  if (common.some((word) => /\p{L}{2}/u.test(word))) return common.join(' ');
  return `${first} +${others.length}`;
}
