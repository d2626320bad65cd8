/** Text as it is compared: without case, accents and Arabic vowel signs, and without marks that nobody sees. */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/[\p{M}\p{Cf}\u0640]/gu, '')
    .toLowerCase();
}

/** Whether every word of `query` occurs in one of `texts`. Nothing typed matches everything. */
export function matchesFilter(query: string, texts: readonly string[]): boolean {
  const words = plain(query).split(/\s+/).filter(Boolean);
  if (words.length === 0) return true;
  const all = plain(texts.join('\n'));
  return words.every((word) => all.includes(word));
}
