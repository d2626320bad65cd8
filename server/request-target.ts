const HIGHEST_CONTROL = 0x1f;
const DELETE = 0x7f;

function isControl(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  return code <= HIGHEST_CONTROL || code === DELETE;
}

/**
 * Whether a request line names an address of this server: a path that can be decoded. `*`, another host (absolute-form,
 * `//host`) and a path with control characters are not, and must not reach code that resolves them.
 */
export function isOwnTarget(target: string): boolean {
  if (!/^\/(?![/\\])/.test(target)) return false;
  try {
    return ![...decodeURIComponent(pathnameOf(target))].some(isControl);
  } catch {
    return false;
  }
}

/** The path of a request line, as it was sent. */
export function pathnameOf(target: string): string {
  return target.split(/[?#]/, 1)[0] ?? '';
}
