// Without case, accents, Arabic vowel signs and invisible marks.
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/[\p{M}\p{Cf}\u0640]/gu, '')
    .toLowerCase();
}

/** Whether every word of `query` occurs in one of `texts`. An empty query matches. */
export function matchesFilter(query: string, texts: readonly string[]): boolean {
  const words = plain(query).split(/\s+/).filter(Boolean);
  if (words.length === 0) return true;
  const all = plain(texts.join('\n'));
  return words.every((word) => all.includes(word));
}
