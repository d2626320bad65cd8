/** Of an organization. */
export const MAX_ALLOWED_ORIGINS = 20;

const HOST = /^[a-z0-9-]+(\.[a-z0-9-]+)*$/;

/**
 * As a browser sends it in `Origin`: `https://app.example`, or `http://localhost:5173` for development. Null for another
 * scheme, a path, a wildcard and whatever else is no exact origin.
 */
export function readOrigin(text: string): string | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || `${url.origin}/` !== url.href || !HOST.test(url.hostname)) return null;
  return url.protocol === 'https:' || (url.protocol === 'http:' && url.hostname === 'localhost') ? url.origin : null;
}
