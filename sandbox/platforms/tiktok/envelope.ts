import { randomBytes } from 'node:crypto';
import { jsonResponse } from '../../json-response';
import { Refusal } from '../../refusal';
import type { SandboxResponse } from '../../sandbox-platform';

/** Errors have HTTP 200 too; the code differs. */
function envelope(code: number, message: string, data: unknown, status = 200): SandboxResponse {
  const requestId = `20261122${randomBytes(12).toString('hex').toUpperCase()}`;
  return jsonResponse({ code, message, request_id: requestId, data }, status, { 'x-tt-logid': requestId });
}

export function succeed(data: unknown): SandboxResponse {
  return envelope(0, 'OK', data);
}

export function fail(code: number, message: string, status?: number): SandboxResponse {
  return envelope(code, message, {}, status);
}

export function refuse(code: number, message: string): Refusal {
  return new Refusal(fail(code, message));
}

export function invalid(message: string): Refusal {
  return refuse(40002, message);
}

/** Also for a path without its last slash. */
export function pageNotFound(): SandboxResponse {
  return { status: 404, headers: { 'content-type': 'text/plain' }, body: '404 page not found' };
}
