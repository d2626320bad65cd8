const HIGHEST_CONTROL = 0x1f;
const DELETE = 0x7f;

function isControl(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  return code <= HIGHEST_CONTROL || code === DELETE;
}

// `*`, another host (absolute-form, `//host`) and control characters must not reach code that resolves them.
export function isOwnTarget(target: string): boolean {
  if (!/^\/(?![/\\])/.test(target)) return false;
  try {
    return ![...decodeURIComponent(pathnameOf(target))].some(isControl);
  } catch {
    return false;
  }
}

export function pathnameOf(target: string): string {
  return target.split(/[?#]/, 1)[0] ?? '';
}
