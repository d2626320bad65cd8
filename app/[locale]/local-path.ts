const ORIGIN = 'http://local.invalid';

/**
 * Only a path of this product: whatever a browser takes for another site (`//host`, `/\host`) becomes the start page.
 */
export function localPath(target: string | undefined, start: string): string {
  if (!target?.startsWith('/') || !URL.canParse(target, ORIGIN)) return start;
  const url = new URL(target, ORIGIN);
  return url.origin === ORIGIN && /^\/(en|ar)(\/|$)/.test(url.pathname) ? `${url.pathname}${url.search}` : start;
}
