import type { AppError, ErrorCode } from '@/lib/errors';

const titles: Record<ErrorCode, string> = {
  invalid_input: 'The input is not valid',
  unauthenticated: 'Not signed in',
  forbidden: 'Not allowed',
  not_found: 'Not found',
  method_not_allowed: 'Method not allowed',
  request_timeout: 'The request came too slowly',
  conflict: 'Conflict',
  reauth_required: 'The platform must be connected again',
  gone: 'No longer available',
  payload_too_large: 'The request body is too large',
  unsupported_media_type: 'The request body has the wrong media type',
  rate_limited: 'Too many requests',
  internal: 'Internal error',
  platform_failed: 'A platform failed',
  unavailable: 'Temporarily unavailable',
};

/** The body of every error answer (RFC 9457). `code` is what clients key on. */
interface Problem {
  type: string;
  title: string;
  status: number;
  code: ErrorCode;
  detail: string;
  requestId: string;
  invalidParams?: { name: string; reason: string }[];
}

function describeProblem(error: AppError, requestId: string): Problem {
  const { code, status, message, invalidParams } = error;
  const problem = { type: `urn:cmis:problem:${code}`, title: titles[code], status, code, detail: message, requestId };
  return invalidParams.length > 0 ? { ...problem, invalidParams } : problem;
}

/** An error as an HTTP answer, `application/problem+json`. Runs on the edge and in Node. */
export function problemResponse(error: AppError, requestId: string, headers: Record<string, string> = {}): Response {
  const { code, retryAfterSeconds, status } = error;
  return new Response(JSON.stringify(describeProblem(error, requestId)), {
    status,
    headers: {
      'content-type': 'application/problem+json',
      'cache-control': 'private, no-store',
      'x-request-id': requestId,
      ...(code === 'unauthenticated' ? { 'www-authenticate': 'Bearer realm="cmis"' } : {}),
      ...(retryAfterSeconds === undefined ? {} : { 'retry-after': String(Math.ceil(retryAfterSeconds)) }),
      ...headers,
    },
  });
}
