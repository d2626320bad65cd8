import type { IncomingMessage } from 'node:http';
import { refusedBody } from '@/lib/api/body-cap';
import { isEnginePath } from '@/lib/engine/is-engine-path';
import { AppError } from '@/lib/errors';
import type { Arrival, Front } from './forwarded';
import { isOwnTarget, pathnameOf } from './request-target';

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];
const ALLOW = METHODS.join(', ');

export interface Refusal {
  error: AppError;
  headers?: Record<string, string>;
}

export function methodRefused(method: string): Refusal {
  const error = new AppError('method_not_allowed', `This server accepts ${ALLOW}, not ${method}.`);
  return { error, headers: { allow: ALLOW } };
}

// Clients offer `h2c` with ordinary requests; any other protocol is a demand.
function wantsOtherProtocol(upgrade: string | undefined): boolean {
  return upgrade?.split(',').some((protocol) => protocol.trim().toLowerCase() !== 'h2c') ?? false;
}

// Next would redirect a program to the address without the slash, in plain text. It redirects pages, and browsers that
// come from a consent screen: TikTok wants a slash at the end of the callback.
function endsWithSlash(pathname: string): boolean {
  const isForProgram = /^\/(api|openapi\.json)\/|^\/docs\/.+\.(json|md|txt)\/$/.test(pathname);
  return isForProgram && pathname.endsWith('/') && !pathname.startsWith('/api/connect/') && !isEnginePath(pathname);
}

export function refusalOf(request: IncomingMessage, arrival: Arrival, { authUrl }: Front): Refusal | null {
  const { method = '', url = '', headers } = request;
  if (!METHODS.includes(method)) return methodRefused(method);
  if (!isOwnTarget(url)) {
    return { error: new AppError('invalid_input', 'The request line must have a valid path of this server.') };
  }
  if (!headers.host && request.httpVersion === '1.1') {
    return { error: new AppError('invalid_input', 'The Host header is missing.') };
  }
  if (wantsOtherProtocol(headers.upgrade)) {
    const error = new AppError('invalid_input', 'This server supports only HTTP/1.1.');
    return { error, headers: { connection: 'close' } };
  }
  if (arrival.protocol === 'http' && authUrl.startsWith('https:') && method !== 'GET' && method !== 'HEAD') {
    return { error: new AppError('forbidden', 'Use https.') };
  }
  const pathname = pathnameOf(url);
  if (endsWithSlash(pathname)) {
    const message = `No resource has an address that ends with a slash. Try ${pathname.replace(/\/+$/, '')}.`;
    return { error: new AppError('not_found', message) };
  }
  const wrongBody = refusedBody(method, headers['content-length'], pathname);
  return wrongBody && { error: wrongBody };
}

export function unreadable(code: string | undefined): AppError {
  switch (code) {
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return new AppError('request_timeout', 'The request did not arrive in time.');
    case 'HPE_HEADER_OVERFLOW':
      return new AppError('headers_too_large', 'The request headers may have at most 16384 bytes.');
    case 'HPE_CHUNK_EXTENSIONS_OVERFLOW':
      return new AppError('payload_too_large', 'The extensions of a chunk are too long.');
    default:
      return new AppError('invalid_input', 'This is not an HTTP/1.1 request.');
  }
}
