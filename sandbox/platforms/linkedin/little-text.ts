/** Reserved characters are escaped, hashtags are templates. */
export function littleText(words: string): string {
  return words
    .replace(/[\\|{}@[\]()<>*_~#]/g, '\\$&')
    .replace(/\\#([\p{L}\p{N}]+)/gu, (_whole, tag: string) => `{hashtag|\\#|${tag}}`);
}
