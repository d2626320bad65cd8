import { AppError } from '@/lib/errors';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

// Pages cannot forge either header.
function senderOf(headers: Headers) {
  return { site: headers.get('sec-fetch-site'), origin: headers.get('origin') };
}

function crossSite(): AppError {
  return new AppError('forbidden', 'This request did not come from a page of this address.', {
    messageKey: 'crossSite',
  });
}

/** Browsers send at least one of the two headers with a cookie. @throws AppError `forbidden` */
export function requireSameOrigin(request: Request, authUrl: string): void {
  if (SAFE_METHODS.has(request.method)) return;
  const { site, origin } = senderOf(request.headers);
  const ownSite = site === null || site === 'same-origin';
  const ownOrigin = origin === null || origin === new URL(authUrl).origin;
  if ((site !== null || origin !== null) && ownSite && ownOrigin) return;
  throw crossSite();
}

/** AUTH_URL, not Host, is the origin. A program sends neither header and carries no person's cookies. */
export function refusedAction(request: Request, authUrl: string): AppError | null {
  if (SAFE_METHODS.has(request.method)) return null;
  const { site, origin } = senderOf(request.headers);
  const isForeign =
    site === 'cross-site' || site === 'same-site' || (origin !== null && origin !== new URL(authUrl).origin);
  return isForeign ? crossSite() : null;
}
