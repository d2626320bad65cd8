export function idIn(kind: string, urn: string): string | null {
  const [, found, id] = /^urn:li:(\w+):(\d+)$/.exec(urn) ?? [];
  return found === kind && id !== undefined ? id : null;
}
