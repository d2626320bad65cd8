import type { IncomingMessage } from 'node:http';
import { isEnginePath } from '@/lib/engine/is-engine-path';
import { CLIENT_ADDRESS_HEADER } from '@/lib/rate-limit/client-address';
import { pathnameOf } from './request-target';

// Clients and proxies write these freely; only this file decides which of them are true.
const FORWARDED = ['x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-forwarded-port', 'forwarded'];

export interface Front {
  authUrl: string;
  trustedHops: number;
}

export interface Arrival {
  clientAddress: string;
  cameByProxy: boolean;
  protocol: string | undefined;
  // From our own proxy, else Host, which a proxy may have replaced.
  host: string;
}

function firstOf(header: string | string[] | undefined): string | undefined {
  return (
    String(header ?? '')
      .split(',')[0]
      ?.trim() || undefined
  );
}

// Each of our proxies appends its caller: the client is `trustedHops` places from the right.
function clientAddress(request: IncomingMessage, trustedHops: number): string {
  const forwarded = String(request.headers['x-forwarded-for'] ?? '');
  const chain = [...forwarded.split(',').map((hop) => hop.trim()), request.socket.remoteAddress ?? 'unknown'];
  return chain[Math.max(0, chain.length - 1 - trustedHops)] || 'unknown';
}

// Read before `settleHeaders` overwrites it.
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

// The host becomes that of AUTH_URL: Next compares a server action's origin with it, and libraries build URLs on it.
export function settleHeaders(request: IncomingMessage, arrival: Arrival, { authUrl, trustedHops }: Front): void {
  const { headers } = request;
  const { host, protocol } = new URL(authUrl);
  for (const name of FORWARDED) delete headers[name];
  // Next's signal between its middleware and itself; clients never send it.
  delete headers['x-middleware-subrequest'];
  // The engine's calls are verified against the host they were sent to, which only our own proxy may replace.
  const isJudgedByHost = isEnginePath(pathnameOf(request.url ?? '')) && !(trustedHops > 0 && arrival.cameByProxy);
  if (!isJudgedByHost) headers.host = host;
  headers['x-forwarded-host'] = host;
  headers['x-forwarded-proto'] = protocol.slice(0, -1);
  headers[CLIENT_ADDRESS_HEADER] = arrival.clientAddress;
}
