import { randomBytes } from 'node:crypto';
import { jsonResponse } from '../../json-response';
import { Refusal } from '../../refusal';
import type { SandboxResponse } from '../../sandbox-platform';

const requestId = () => randomBytes(12).toString('hex');

/** Money is a JSON number here. */
export function snapJson(fields: Record<string, unknown>): SandboxResponse {
  return jsonResponse({ request_status: 'SUCCESS', request_id: requestId(), ...fields });
}

export function wrapped<T>(name: string, objects: readonly T[]): Record<string, unknown>[] {
  return objects.map((object) => ({ sub_request_status: 'SUCCESS', [name]: object }));
}

export function errorResponse(status: number, code: string, message: string): SandboxResponse {
  const body = {
    request_status: 'ERROR',
    request_id: requestId(),
    debug_message: message,
    display_message: "We're sorry, but the requested action could not be completed at this time",
    error_code: code,
  };
  return jsonResponse(body, status);
}

export function snapError(status: number, code: string, message: string): Refusal {
  return new Refusal(errorResponse(status, code, message));
}

export function unsupportedQuery(message: string): Refusal {
  return snapError(400, 'E1008', `Unsupported Stats Query: ${message}`);
}

export function notFound(kind: string): Refusal {
  return snapError(404, 'E3002', `The requested ${kind} was not found`);
}

export function unauthorized(reason: string): SandboxResponse {
  const challenge = `Bearer error="invalid_token", error_description="${reason}"`;
  const body = { request_status: 'ERROR', request_id: requestId(), msg: 'Unauthorized' };
  return jsonResponse(body, 401, { 'www-authenticate': challenge });
}

export function forbidden(): SandboxResponse {
  return errorResponse(403, 'E3003', 'Permission denied: the user has no role that allows this request');
}

export function notAllowlisted(): SandboxResponse {
  return errorResponse(403, 'E3003', 'AUTHORIZATION_PERMISSION_DENIED');
}
