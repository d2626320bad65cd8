// An integer of 16 digits or more may exceed what a JavaScript number holds.
const LONG_INTEGER = /(?<![\w.+-])-?\d{16,}(?![\d.eE])/g;

function endOfString(text: string, start: number): number {
  for (let at = start + 1; ; at += 1) {
    at = text.indexOf('"', at);
    if (at === -1) return text.length;
    let backslashes = 0;
    while (text[at - 1 - backslashes] === '\\') backslashes += 1;
    if (backslashes % 2 === 0) return at + 1;
  }
}

function quoteLongIntegers(text: string): string {
  const parts: string[] = [];
  let at = 0;
  while (at < text.length) {
    const opening = text.indexOf('"', at);
    const end = opening === -1 ? text.length : opening;
    parts.push(text.slice(at, end).replace(LONG_INTEGER, '"$&"'));
    if (opening === -1) break;
    at = endOfString(text, opening);
    parts.push(text.slice(opening, at));
  }
  return parts.join('');
}

// Integers of 16 digits or more come back as text: they are ids, and a number would change their last digits. Undefined
// when the text is not JSON; the parser's message would quote the body, so it is dropped.
export function parseJson(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(quoteLongIntegers(text)) };
  } catch {
    return undefined;
  }
}
