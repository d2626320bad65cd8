import { randomBytes } from 'node:crypto';
import { jsonResponse } from '../../json-response';
import { Refusal } from '../../refusal';
import type { SandboxResponse } from '../../sandbox-platform';

type GrpcStatus =
  | 'INVALID_ARGUMENT'
  | 'UNAUTHENTICATED'
  | 'PERMISSION_DENIED'
  | 'RESOURCE_EXHAUSTED'
  | 'INTERNAL'
  | 'NOT_FOUND';

const httpStatus: Record<GrpcStatus, number> = {
  INVALID_ARGUMENT: 400,
  UNAUTHENTICATED: 401,
  PERMISSION_DENIED: 403,
  NOT_FOUND: 404,
  RESOURCE_EXHAUSTED: 429,
  INTERNAL: 500,
};

const generalMessages: Record<GrpcStatus, string> = {
  INVALID_ARGUMENT: 'Request contains an invalid argument.',
  UNAUTHENTICATED:
    'Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid authentication credential.',
  PERMISSION_DENIED: 'The caller does not have permission',
  NOT_FOUND: 'Requested entity was not found.',
  RESOURCE_EXHAUSTED: 'Resource has been exhausted (e.g. check quota).',
  INTERNAL: 'Internal error encountered.',
};

export function requestId(): string {
  return randomBytes(16).toString('base64url');
}

export function errorResponse(
  status: GrpcStatus,
  details: readonly object[] = [],
  message = generalMessages[status],
  id = requestId(),
): SandboxResponse {
  const error = { code: httpStatus[status], message, status, ...(details.length > 0 ? { details } : {}) };
  return jsonResponse({ error }, httpStatus[status], { 'request-id': id });
}

const grpcStatuses: Readonly<Record<string, GrpcStatus>> = {
  authenticationError: 'UNAUTHENTICATED',
  authorizationError: 'PERMISSION_DENIED',
  quotaError: 'RESOURCE_EXHAUSTED',
  internalError: 'INTERNAL',
};

/** `errorCode` has its family as the only key. */
export function adsFailure(family: string, code: string, message: string, details?: object): SandboxResponse {
  const id = requestId();
  const failure = {
    '@type': 'type.googleapis.com/google.ads.googleads.v26.errors.GoogleAdsFailure',
    errors: [{ errorCode: { [family]: code }, message, ...(details ? { details } : {}) }],
    requestId: id,
  };
  return errorResponse(grpcStatuses[family] ?? 'INVALID_ARGUMENT', [failure], undefined, id);
}

/** The call never reached the Ads API. */
export function errorInfo(status: GrpcStatus, reason: string, message?: string): SandboxResponse {
  const info = {
    '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
    reason,
    domain: 'googleapis.com',
    metadata: { service: 'googleads.googleapis.com' },
  };
  return errorResponse(status, [info], message);
}

export function refuse(family: string, code: string, message: string): Refusal {
  return new Refusal(adsFailure(family, code, message));
}

export function queryError(code: string, message: string): Refusal {
  return refuse('queryError', code, `Error in query: ${message}`);
}

export function oauthError(error: string, description?: string, status = 400): Refusal {
  return new Refusal(jsonResponse({ error, ...(description ? { error_description: description } : {}) }, status));
}
