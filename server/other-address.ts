import type { IncomingMessage } from 'node:http';
import { isPage } from '@/lib/api/is-page';
import type { Arrival, Front } from './forwarded';
import { pathnameOf } from './request-target';

// Marks a browser just sent to AUTH_URL: if it returns under another host, another redirect would loop.
const SENT = 'cmis.sent=1';
const REMEMBERED_SECONDS = 5;

export interface Sent {
  status: 307 | 308;
  headers: Record<string, string>;
}

function isPageOrConnect(pathname: string): boolean {
  if (pathname.startsWith('/api/connect/')) return !pathname.endsWith('/callback');
  return isPage(pathname);
}

function normalHost(host: string, authUrl: string): string {
  const text = `${new URL(authUrl).protocol}//${host}`;
  return URL.canParse(text) ? new URL(text).host : host;
}

// A proxy that passes no host on hides which one the person used.
function isOtherHost(
  { host, cameByProxy }: Arrival,
  request: IncomingMessage,
  { authUrl, trustedHops }: Front,
): boolean {
  const hostIsHidden = cameByProxy && !(trustedHops > 0 && request.headers['x-forwarded-host']);
  return !hostIsHidden && host !== '' && normalHost(host, authUrl) !== new URL(authUrl).host;
}

// The client writes `target`: two leading slashes name another host to a URL parser and are collapsed.
export function ownAddress(target: string, authUrl: string): string {
  return `${new URL(authUrl).origin}/${target.replace(/^[/\\]+/, '')}`;
}

// Cookies, forms and OAuth returns work at AUTH_URL only. Null: answer the request here.
export function sendToOwnAddress(request: IncomingMessage, arrival: Arrival, front: Front): Sent | null {
  const { method, headers, url = '/' } = request;
  if (method !== 'GET' && method !== 'HEAD') return null;
  const location = ownAddress(url, front.authUrl);
  if (arrival.protocol === 'http' && front.authUrl.startsWith('https:')) return { status: 308, headers: { location } };
  // Data for a page that is already open: its address cannot change.
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
