import type { IncomingMessage } from 'node:http';
import { CLIENT_ADDRESS_HEADER } from '@/lib/api/client-address';
import { isEnginePath } from '@/lib/api/engine-path';
import { pathnameOf } from './request-target';

/** Written by clients and proxies at will; what of it is true is decided here and nowhere else. */
const FORWARDED = ['x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-forwarded-port', 'forwarded'];

/** What stands in front of the server, by its configuration. */
export interface Front {
  /** The product's own address, as an origin. */
  authUrl: string;
  /** How many proxies of ours append to X-Forwarded-For. */
  trustedHops: number;
}

/** What the sender of a request says of the way it came. */
export interface Arrival {
  clientAddress: string;
  /** Whether a proxy says that it passed the request on. */
  cameByProxy: boolean;
  /** The scheme that the person used, where our own proxy says so. */
  protocol: string | undefined;
  /** The host that the person used: what our own proxy says, else Host, which a proxy may have replaced. */
  host: string;
}

function firstOf(header: string | string[] | undefined): string | undefined {
  return (
    String(header ?? '')
      .split(',')[0]
      ?.trim() || undefined
  );
}

/**
 * The client as our own proxies saw it: each of them appended the address it was called from, so the client's is that
 * many places from the right. What stands further left was written by the client.
 */
function clientAddress(request: IncomingMessage, trustedHops: number): string {
  const forwarded = String(request.headers['x-forwarded-for'] ?? '');
  const chain = [...forwarded.split(',').map((hop) => hop.trim()), request.socket.remoteAddress ?? 'unknown'];
  return chain[Math.max(0, chain.length - 1 - trustedHops)] || 'unknown';
}

/** How a request came, read before `settleHeaders` overwrites it. */
export function readArrival(request: IncomingMessage, { trustedHops }: Front): Arrival {
  const { headers } = request;
  const fromOwnProxy = (name: string) => (trustedHops > 0 ? firstOf(headers[name]) : undefined);
  return {
    clientAddress: clientAddress(request, trustedHops),
    cameByProxy: [...FORWARDED, 'via'].some((name) => headers[name] !== undefined),
    protocol: fromOwnProxy('x-forwarded-proto'),
    host: fromOwnProxy('x-forwarded-host') ?? headers.host ?? '',
  };
}

/**
 * Leaves the application only headers with an author we trust. The host is that of AUTH_URL, whatever a proxy passes
 * on: Next compares the origin of a server action with it, and libraries build addresses on it.
 */
export function settleHeaders(request: IncomingMessage, arrival: Arrival, { authUrl, trustedHops }: Front): void {
  const { headers } = request;
  const { host, protocol } = new URL(authUrl);
  for (const name of FORWARDED) delete headers[name];
  // Next's own signal between its middleware and itself; a client has no reason to send it.
  delete headers['x-middleware-subrequest'];
  // The engine's calls are checked by the host they were made to, which only a proxy of ours may have replaced.
  const isJudgedByHost = isEnginePath(pathnameOf(request.url ?? '')) && !(trustedHops > 0 && arrival.cameByProxy);
  if (!isJudgedByHost) headers.host = host;
  headers['x-forwarded-host'] = host;
  headers['x-forwarded-proto'] = protocol.slice(0, -1);
  headers[CLIENT_ADDRESS_HEADER] = arrival.clientAddress;
}
