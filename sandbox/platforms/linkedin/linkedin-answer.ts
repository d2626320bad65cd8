import { randomBytes } from 'node:crypto';
import { jsonResponse } from '../../json-response';
import { Refusal } from '../../refusal';
import type { SandboxResponse } from '../../sandbox-platform';

function traceHeaders(): Record<string, string> {
  return {
    'x-li-uuid': `AAY${randomBytes(12).toString('base64url')}`,
    'x-li-request-id': randomBytes(8).toString('hex').toUpperCase(),
    'x-li-fabric': 'prod-sandbox',
    'x-restli-protocol-version': '2.0.0',
  };
}

export function restliJson(value: unknown): SandboxResponse {
  return jsonResponse(value, 200, traceHeaders());
}

interface ApiError {
  status: number;
  code: string;
  message: string;
  serviceErrorCode?: number;
}

export function errorResponse(error: ApiError): SandboxResponse {
  return jsonResponse(error, error.status, traceHeaders());
}

export function refuse(error: ApiError): Refusal {
  return new Refusal(errorResponse(error));
}

export function invalidParameter(message: string): Refusal {
  return refuse({ status: 400, code: 'ILLEGAL_ARGUMENT', message });
}

export function notFound(entity: string): Refusal {
  return refuse({ status: 404, code: 'RESOURCE_NOT_FOUND', message: `Could not find entity ${entity}` });
}

export function accessDenied(resource: string): SandboxResponse {
  return errorResponse({
    status: 403,
    serviceErrorCode: 100,
    code: 'ACCESS_DENIED',
    message: `Not enough permissions to access: ${resource}`,
  });
}

export const invalidToken = () =>
  errorResponse({
    status: 401,
    serviceErrorCode: 65_600,
    code: 'INVALID_ACCESS_TOKEN',
    message: 'Invalid access token',
  });

export const revokedToken = () =>
  errorResponse({
    status: 401,
    serviceErrorCode: 65_601,
    code: 'REVOKED_ACCESS_TOKEN',
    message: 'The token used in the request has been revoked by the user',
  });

export const expiredToken = () =>
  errorResponse({
    status: 401,
    serviceErrorCode: 65_602,
    code: 'EXPIRED_ACCESS_TOKEN',
    message: 'The token used in the request has expired',
  });
