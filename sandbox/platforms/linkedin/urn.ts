/** The number in the URN of an object of this kind; null for any other text. */
export function idIn(kind: string, urn: string): string | null {
  const [, found, id] = /^urn:li:(\w+):(\d+)$/.exec(urn) ?? [];
  return found === kind && id !== undefined ? id : null;
}
