import { AppError } from '@/lib/errors';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** What a browser says of where a request comes from; pages cannot forge either header. */
function senderOf(headers: Headers) {
  return { site: headers.get('sec-fetch-site'), origin: headers.get('origin') };
}

function crossSite(): AppError {
  return new AppError('forbidden', 'This request did not come from a page of this address.', {
    messageKey: 'crossSite',
  });
}

/**
 * Refuses a state-changing request that a browser sent from another site: cookies travel along by themselves, so the
 * cookie alone does not say that our own page sent it. Browsers send at least one of the two headers. For requests
 * authenticated by cookie; a bearer token never travels by itself.
 * @throws AppError `forbidden`
 */
export function requireSameOrigin(request: Request, authUrl: string): void {
  if (SAFE_METHODS.has(request.method)) return;
  const { site, origin } = senderOf(request.headers);
  const ownSite = site === null || site === 'same-origin';
  const ownOrigin = origin === null || origin === new URL(authUrl).origin;
  if ((site !== null || origin !== null) && ownSite && ownOrigin) return;
  throw crossSite();
}

/**
 * The refusal of a form or server action that a page of another origin sent; null for every other request. AUTH_URL
 * decides which origin is ours, whatever Host a proxy passes on. A program, which sends neither header, has no cookies
 * of a person to misuse.
 */
export function refusedAction(request: Request, authUrl: string): AppError | null {
  if (SAFE_METHODS.has(request.method)) return null;
  const { site, origin } = senderOf(request.headers);
  const isForeign =
    site === 'cross-site' || site === 'same-site' || (origin !== null && origin !== new URL(authUrl).origin);
  return isForeign ? crossSite() : null;
}
