const ORIGIN = 'http://local.invalid';

/**
 * The path to go on to after signing in, if it lies in this product; else the start. Whatever a browser would take
 * for another site (`//host`, `/\host`) does not.
 */
export function localPath(target: string | undefined, start: string): string {
  if (!target?.startsWith('/') || !URL.canParse(target, ORIGIN)) return start;
  const url = new URL(target, ORIGIN);
  return url.origin === ORIGIN && /^\/(en|ar)(\/|$)/.test(url.pathname) ? `${url.pathname}${url.search}` : start;
}
