import type { IncomingMessage } from 'node:http';
import { isPage } from '@/lib/api/page-path';
import type { Arrival, Front } from './forwarded';
import { ownAddress } from './own-address';
import { pathnameOf } from './request-target';

/**
 * Says that this browser was sent to AUTH_URL a moment ago. A browser that comes back with it to another host is behind
 * a proxy that hides the host it used, and would be sent in a circle.
 */
const SENT = 'cmis.sent=1';
const REMEMBERED_SECONDS = 5;

/** An answer without a body that sends the browser to the same page at AUTH_URL. */
export interface Sent {
  status: 307 | 308;
  headers: Record<string, string>;
}

function isPageOrConnect(pathname: string): boolean {
  if (pathname.startsWith('/api/connect/')) return !pathname.endsWith('/callback');
  return isPage(pathname);
}

/** A host as a URL of the product's scheme writes it: in lower case, without the scheme's own port. */
function normalHost(host: string, authUrl: string): string {
  const text = `${new URL(authUrl).protocol}//${host}`;
  return URL.canParse(text) ? new URL(text).host : host;
}

/** Whether the person may have used another host than AUTH_URL's; a proxy that passes no host on hides which. */
function isOtherHost(
  { host, cameByProxy }: Arrival,
  request: IncomingMessage,
  { authUrl, trustedHops }: Front,
): boolean {
  const hostIsHidden = cameByProxy && !(trustedHops > 0 && request.headers['x-forwarded-host']);
  return !hostIsHidden && host !== '' && normalHost(host, authUrl) !== new URL(authUrl).host;
}

/**
 * Sends a browser that opened a page under another address to AUTH_URL: cookies, forms and the way back from a
 * platform's consent work there alone. Null for every request that is to be answered where it came.
 */
export function sendToOwnAddress(request: IncomingMessage, arrival: Arrival, front: Front): Sent | null {
  const { method, headers, url = '/' } = request;
  if (method !== 'GET' && method !== 'HEAD') return null;
  const location = ownAddress(url, front.authUrl);
  if (arrival.protocol === 'http' && front.authUrl.startsWith('https:')) return { status: 308, headers: { location } };
  // Data of a page that is already open: its address cannot change.
  if (headers.rsc !== undefined || !isPageOrConnect(pathnameOf(url))) return null;
  if (!isOtherHost(arrival, request, front) || headers.cookie?.includes(SENT)) return null;
  return {
    status: 307,
    headers: {
      location,
      'cache-control': 'no-store',
      'set-cookie': `${SENT}; Path=/; Max-Age=${REMEMBERED_SECONDS}; HttpOnly; SameSite=Lax`,
    },
  };
}
