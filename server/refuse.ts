import { randomUUID } from 'node:crypto';
import { type ServerResponse, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { problemParts } from '@/lib/api/problem';
import { createNonce, securityHeaders } from '@/lib/api/security-headers';
import type { AppError } from '@/lib/errors';

export function commonHeaders(tls: boolean): Record<string, string> {
  return { ...securityHeaders(createNonce(), tls), 'x-request-id': randomUUID() };
}

export function refuse(response: ServerResponse, error: AppError, headers: Record<string, string> = {}): void {
  const { body, headers: own } = problemParts(error, String(response.getHeader('x-request-id') ?? randomUUID()));
  response.writeHead(error.status, { ...own, 'content-length': Buffer.byteLength(body), ...headers });
  response.end(body);
}

export function refuseSocket(
  socket: Duplex,
  error: AppError,
  tls: boolean,
  headers: Record<string, string> = {},
): void {
  const common = commonHeaders(tls);
  const { body, headers: own } = problemParts(error, common['x-request-id'] ?? randomUUID());
  const length = { 'content-length': String(Buffer.byteLength(body)), connection: 'close' };
  const lines = Object.entries({ ...common, ...own, ...length, ...headers }).map(
    ([name, value]) => `${name}: ${value}`,
  );
  const head = [`HTTP/1.1 ${error.status} ${STATUS_CODES[error.status] ?? 'Refused'}`, ...lines].join('\r\n');
  socket.end(`${head}\r\n\r\n${body}`, () => socket.destroy());
}
