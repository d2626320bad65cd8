import { randomBytes } from 'node:crypto';
import { jsonResponse } from '../../json-response';
import { Refusal } from '../../refusal';
import type { SandboxRequest, SandboxResponse } from '../../sandbox-platform';

const windowMs = 900_000;

/** Headers of a limit over 15 minutes. */
export function limitHeaders(prefix: string, limit: number, used: number, now: number): Record<string, string> {
  return {
    [`${prefix}-limit`]: String(limit),
    [`${prefix}-remaining`]: String(Math.max(0, limit - used)),
    [`${prefix}-reset`]: String(Math.floor((now + windowMs) / 1000)),
  };
}

const transaction = () => randomBytes(8).toString('hex');

/** A good answer of v2. */
export function answer(body: unknown, headers: Record<string, string> = {}): SandboxResponse {
  return jsonResponse(body, 200, { 'x-transaction-id': transaction(), ...headers });
}

/** An error of v2 or of the token endpoint, in whichever shape. */
export function problem(status: number, body: Record<string, unknown>): SandboxResponse {
  return jsonResponse(body, status, { 'x-transaction-id': transaction() });
}

export const unauthorized = (): SandboxResponse =>
  problem(401, { title: 'Unauthorized', type: 'about:blank', status: 401, detail: 'Unauthorized' });

export const forbidden = (): SandboxResponse =>
  problem(403, { title: 'Forbidden', type: 'about:blank', status: 403, detail: 'Forbidden' });

/** 400 of v2: a parameter that is not as it should be. */
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

/** An error by number, as X's oldest API and its OAuth 1.0a have them. */
export function numbered(status: number, code: number, message: string): SandboxResponse {
  return problem(status, { errors: [{ code, message }] });
}

const paramsOf = ({ query, params }: SandboxRequest) => ({ ...params, ...Object.fromEntries(query) });

/** A good answer of the Ads API. */
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

/** An error of the Ads API by word. */
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

/** To throw from a handler. */
export function refuse(response: SandboxResponse): Refusal {
  return new Refusal(response);
}
