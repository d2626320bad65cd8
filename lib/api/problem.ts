import type { Challenge } from 'altcha-lib/types';
import type { AppError, ErrorCode } from '@/lib/errors';

const titles: Record<ErrorCode, string> = {
  invalid_input: 'Invalid input',
  unauthenticated: 'Not signed in',
  forbidden: 'Not allowed',
  not_found: 'Not found',
  method_not_allowed: 'Method not allowed',
  request_timeout: 'Request timeout',
  conflict: 'Conflict',
  reauth_required: 'Reconnection needed',
  gone: 'No longer available',
  payload_too_large: 'Request body too large',
  unsupported_media_type: 'Unsupported media type',
  rate_limited: 'Too many requests',
  challenge_required: 'Challenge required',
  headers_too_large: 'Request headers too large',
  internal: 'Internal error',
  platform_failed: 'Platform error',
  unavailable: 'Temporarily unavailable',
};

interface Problem {
  type: string;
  title: string;
  status: number;
  code: ErrorCode;
  detail: string;
  requestId: string;
  invalidParams?: { name: string; reason: string }[];
  challenge?: Challenge;
}

function describeProblem(error: AppError, requestId: string): Problem {
  const { code, status, message, invalidParams, challenge } = error;
  return {
    type: `urn:cmis:problem:${code}`,
    title: titles[code],
    status,
    code,
    detail: message,
    requestId,
    ...(invalidParams.length > 0 ? { invalidParams } : {}),
    ...(challenge ? { challenge } : {}),
  };
}

export function problemParts(error: AppError, requestId: string): { body: string; headers: Record<string, string> } {
  const { code, retryAfterSeconds } = error;
  return {
    body: JSON.stringify(describeProblem(error, requestId)),
    headers: {
      'content-type': 'application/problem+json',
      'cache-control': 'private, no-store',
      'x-request-id': requestId,
      ...(code === 'unauthenticated' ? { 'www-authenticate': 'Bearer realm="cmis"' } : {}),
      ...(retryAfterSeconds === undefined ? {} : { 'retry-after': String(Math.ceil(retryAfterSeconds)) }),
    },
  };
}

export function problemResponse(error: AppError, requestId: string, headers: Record<string, string> = {}): Response {
  const parts = problemParts(error, requestId);
  return new Response(parts.body, { status: error.status, headers: { ...parts.headers, ...headers } });
}
