import { type MarkedToken, marked, type Token } from 'marked';

/** Without extensions marked makes no other tokens. */
export function knownTokens(tokens: readonly Token[] | undefined): MarkedToken[] {
  return (tokens ?? []) as MarkedToken[];
}

export function readMarkdown(markdown: string): MarkedToken[] {
  return knownTokens(marked.lexer(markdown));
}

/** The words of tokens without markup. */
export function plainText(tokens: readonly Token[] | undefined): string {
  return knownTokens(tokens)
    .map((token) => {
      if (token.type === 'table') return [token.header, ...token.rows].map(rowText).join(' ');
      if (token.type === 'list') return token.items.map((item) => plainText(item.tokens)).join(' ');
      if ('tokens' in token && token.tokens) return plainText(token.tokens);
      return 'text' in token ? token.text.replace(/\s+/g, ' ') : ' ';
    })
    .join('');
}

function rowText(cells: readonly { tokens: Token[] }[]): string {
  return cells.map(({ tokens }) => plainText(tokens)).join(' ');
}
