import { randomBytes } from 'node:crypto';
import { jsonResponse } from '../../json-response';
import { Refusal } from '../../refusal';
import type { SandboxRequest, SandboxResponse } from '../../sandbox-platform';

const windowMs = 900_000;

export function limitHeaders(prefix: string, limit: number, used: number, now: number): Record<string, string> {
  return {
    [`${prefix}-limit`]: String(limit),
    [`${prefix}-remaining`]: String(Math.max(0, limit - used)),
    [`${prefix}-reset`]: String(Math.floor((now + windowMs) / 1000)),
  };
}

const transaction = () => randomBytes(8).toString('hex');

export function answer(body: unknown, headers: Record<string, string> = {}): SandboxResponse {
  return jsonResponse(body, 200, { 'x-transaction-id': transaction(), ...headers });
}

export function problem(status: number, body: Record<string, unknown>): SandboxResponse {
  return jsonResponse(body, status, { 'x-transaction-id': transaction() });
}

export const unauthorized = (): SandboxResponse =>
  problem(401, { title: 'Unauthorized', type: 'about:blank', status: 401, detail: 'Unauthorized' });

export const forbidden = (): SandboxResponse =>
  problem(403, { title: 'Forbidden', type: 'about:blank', status: 403, detail: 'Forbidden' });

export function invalidRequest(parameter: string, value: string, message: string): Refusal {
  return refuse(
    problem(400, {
      errors: [{ parameters: { [parameter]: [value] }, message }],
      title: 'Invalid Request',
      detail: 'One or more parameters to your request was invalid.',
      type: 'https://api.twitter.com/2/problems/invalid-request',
    }),
  );
}

/** X's oldest API and OAuth 1.0a number their errors. */
export function numbered(status: number, code: number, message: string): SandboxResponse {
  return problem(status, { errors: [{ code, message }] });
}

const paramsOf = ({ query, params }: SandboxRequest) => ({ ...params, ...Object.fromEntries(query) });

export function adsAnswer(
  request: SandboxRequest,
  body: Record<string, unknown>,
  headers: Record<string, string> = {},
): SandboxResponse {
  return jsonResponse({ request: { params: paramsOf(request) }, ...body }, 200, {
    'x-transaction': transaction(),
    'x-current-api-version': '12',
    ...headers,
  });
}

export function adsError(
  status: number,
  code: string,
  message: string,
  detail: { parameter?: string; headers?: Record<string, string> } = {},
): SandboxResponse {
  const { parameter, headers } = detail;
  const error = { code, message, ...(parameter === undefined ? {} : { parameter }) };
  return jsonResponse({ errors: [error], request: { params: {} } }, status, {
    'x-transaction': transaction(),
    ...headers,
  });
}

export function invalidParameter(parameter: string, message: string): Refusal {
  return refuse(adsError(400, 'INVALID_PARAMETER', message, { parameter }));
}

export function refuse(response: SandboxResponse): Refusal {
  return new Refusal(response);
}
