import { AppError } from '@/lib/errors';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses a state-changing request that a browser sent from another site: cookies travel along by themselves, so the
 * cookie alone does not say that our own page asked. Browsers send at least one of the two headers and pages cannot
 * forge either. For requests authenticated by cookie; a bearer token never travels by itself.
 * @throws AppError `forbidden`
 */
export function requireSameOrigin(request: Request, authUrl: string): void {
  if (SAFE_METHODS.has(request.method)) return;
  const site = request.headers.get('sec-fetch-site');
  const origin = request.headers.get('origin');
  const ownSite = site === null || site === 'same-origin';
  const ownOrigin = origin === null || origin === new URL(authUrl).origin;
  if ((site !== null || origin !== null) && ownSite && ownOrigin) return;
  throw new AppError('forbidden', 'This request did not come from a page of this address.', {
    messageKey: 'crossSite',
  });
}
