import type { Fault } from './fault-schema';
import type { FaultAnswers, SandboxRequest, SandboxResponse } from './sandbox-platform';

/** Null for faults that the platform's real answer passes through. */
export function answerInstead(fault: Fault, answers: FaultAnswers): SandboxResponse | null {
  switch (fault.kind) {
    case 'rate_limited':
      return answers.rateLimited(fault);
    case 'http_500':
      return answers.serverError();
    case 'html_503':
      return {
        status: 503,
        headers: { 'content-type': 'text/html; charset=utf-8' },
        body: '<!DOCTYPE html><html><head><title>Error</title></head><body><h1>Sorry, something went wrong.</h1></body></html>',
      };
    case 'expired_token':
      return answers.expiredToken();
    case 'revoked_token':
      return answers.revokedToken();
    case 'permission_missing':
      return answers.permissionMissing();
    default:
      return null;
  }
}

/** Unchanged for kinds that do not change the text of an answer. */
export function damage(
  fault: Fault,
  response: SandboxResponse,
  answers: FaultAnswers,
  request: SandboxRequest,
): SandboxResponse {
  switch (fault.kind) {
    case 'truncated_page':
      return { ...response, body: response.body.slice(0, Math.floor(response.body.length * 0.6)) };
    case 'malformed_json':
      return { ...response, body: `${response.body.replace(/"/, "'")},}` };
    case 'schema_drift':
      return withJson(response, (value) => drift(value, fault));
    case 'repeated_cursor':
      return withJson(response, (value) => answers.repeatCursor(value, request));
    case 'huge_body':
      return withJson(response, (value) => ({ ...Object(value), filling: 'x'.repeat(fault.bytes) }));
    default:
      return response;
  }
}

function withJson(response: SandboxResponse, change: (value: unknown) => unknown): SandboxResponse {
  return { ...response, body: JSON.stringify(change(JSON.parse(response.body))) };
}

function drift(value: unknown, fault: Fault): unknown {
  if (Array.isArray(value)) return value.map((item) => drift(item, fault));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).flatMap(([key, field]): [string, unknown][] => {
    if (!fault.field.split(',').includes(key)) return [[key, drift(field, fault)]];
    if (fault.change === 'remove') return [];
    return fault.change === 'rename' ? [[`${key}_v2`, field]] : [[key, { amount: field }]];
  });
  return Object.fromEntries(entries);
}
