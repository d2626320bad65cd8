import { afterEach, describe, expect, it, vi } from 'vitest';
import { classifyLinkedInAnswer, classifyOAuthAnswer } from './errors';

const classify = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  classifyLinkedInAnswer({ status, headers: new Headers(headers), body });
const error = (
  status: number,
  code: string | undefined,
  serviceErrorCode?: number,
  message = 'Something happened',
) => ({
  status,
  code,
  serviceErrorCode,
  message,
});

afterEach(() => vi.useRealTimers());

describe('answers that are good', () => {
  it.each([{ elements: [] }, { elements: [], code: 'ODD' }, [], undefined, ''])('answers that are good: %j', (body) => {
    expect(classify(200, body)).toBeUndefined();
  });
});

describe('a dead token', () => {
  it.each([
    [error(401, 'INVALID_ACCESS_TOKEN', 65600, 'Invalid access token'), 'token_expired'],
    [
      error(401, 'REVOKED_ACCESS_TOKEN', 65601, 'The token used in the request has been revoked by the user'),
      'token_revoked',
    ],
    [error(401, undefined, 65601, 'The token has been revoked'), 'token_revoked'],
    [error(401, 'REVOKED_ACCESS_TOKEN', undefined), 'token_revoked'],
    // Several clients have seen the code of revoked tokens with this message.
    [error(401, 'REVOKED_ACCESS_TOKEN', 65601, 'The token used in the request has expired'), 'token_expired'],
    [error(401, 'EXPIRED_ACCESS_TOKEN', 65602), 'token_expired'],
    [error(401, undefined), 'token_expired'],
  ])('a dead token: %j', (body, code) => {
    expect(classify(401, body)).toMatchObject({ errorClass: 'reauth', code });
  });

  it('is not inferred from the error page of a proxy', () => {
    expect(classify(401, undefined)).toBeUndefined();
    expect(classify(403, '<html>')).toBeUndefined();
  });
});

describe('failed statuses', () => {
  it.each([
    [400, 'ILLEGAL_ARGUMENT', undefined, 'permanent', 'request_rejected'],
    [400, 'VERSION_MISSING', undefined, 'permanent', 'request_rejected'],
    [400, 'MULTIPLE_VALIDATIONS_FAILED', undefined, 'permanent', 'request_rejected'],
    [403, 'ACCESS_DENIED', 100, 'reauth', 'permission_missing'],
    [403, 'NO_PERMISSION_ON_ENTITY', undefined, 'reauth', 'permission_missing'],
    [404, 'RESOURCE_NOT_FOUND', undefined, 'permanent', 'account_unavailable'],
    [405, 'METHOD_NOT_ALLOWED', undefined, 'permanent', 'request_rejected'],
    [409, 'CONFLICT', undefined, 'permanent', 'request_rejected'],
    [411, 'LENGTH_REQUIRED', undefined, 'permanent', 'request_rejected'],
    [414, 'URI_TOO_LONG', undefined, 'permanent', 'request_rejected'],
    [422, 'UNPROCESSABLE', undefined, 'permanent', 'request_rejected'],
    [426, 'NONEXISTENT_VERSION', undefined, 'permanent', 'request_rejected'],
    [500, 'INTERNAL_SERVER_ERROR', undefined, 'transient', 'platform_down'],
    [502, 'BAD_GATEWAY', undefined, 'transient', 'platform_down'],
    [503, 'UNDER_MAINTENANCE', undefined, 'transient', 'platform_down'],
    [504, 'GATEWAY_TIMEOUT', undefined, 'transient', 'platform_down'],
  ])('failed statuses: %i %s', (status, code, number, errorClass, ours) => {
    expect(classify(status, error(status, code, number))).toEqual({
      errorClass,
      code: ours,
      vendorCode: code,
      vendorSubcode: number?.toString(),
    });
  });

  it('are named by their number where they have no word', () => {
    expect(classify(403, error(403, undefined, 100))).toMatchObject({ vendorCode: '100', vendorSubcode: undefined });
  });
});

describe('throttling', () => {
  const throttled = (message: string, headers: Record<string, string> = {}) =>
    classify(429, error(429, 'TOO_MANY_REQUESTS', 101, message), headers)?.retryAfterSeconds;

  it('waits a minute without a named time, and as long as a Retry-After says', () => {
    expect(throttled('Resource level throttle limit for calls to this resource is reached.')).toBe(60);
    expect(throttled('Resource level throttle APPLICATION DAY limit is reached.', { 'retry-after': '7' })).toBe(7);
    expect(classify(429, undefined)).toMatchObject({ errorClass: 'rate_limited', retryAfterSeconds: 60 });
  });

  it('waits for midnight in UTC when the quota of the day is gone', () => {
    vi.useFakeTimers({ now: Date.parse('2026-11-22T22:30:00.500Z') });
    const seconds = 90 * 60;
    for (const who of ['APPLICATION', 'MEMBER', 'APPLICATION_AND_MEMBER']) {
      expect(throttled(`Resource level throttle ${who} DAY limit for calls to this resource is reached.`)).toBe(
        seconds,
      );
    }
  });

  it('waits out the window of five minutes after too much data', () => {
    expect(throttled('Request would exceed the limit of metric values, data limit')).toBe(330);
    expect(throttled('The data limit is reached')).toBe(330);
  });
});

describe('the OAuth endpoints', () => {
  const classifyOAuth = (status: number, body: unknown) =>
    classifyOAuthAnswer({ status, headers: new Headers(), body });

  it.each([
    [400, { error: 'invalid_grant' }, 'reauth', 'token_revoked'],
    [400, { error: 'invalid_request' }, 'reauth', 'token_revoked'],
    [400, { error: 'unsupported_grant_type' }, 'permanent', 'request_rejected'],
    [401, { error: 'invalid_client' }, 'permanent', 'request_rejected'],
    [401, { error: 'invalid_request' }, 'permanent', 'request_rejected'],
    [401, { message: 'no' }, 'permanent', 'request_rejected'],
    [403, {}, 'permanent', 'request_rejected'],
    [429, {}, 'rate_limited', 'rate_limited'],
  ])('the OAuth endpoints: %i %j', (status, body, errorClass, code) => {
    expect(classifyOAuth(status, body)).toMatchObject({ errorClass, code });
  });

  it.each([
    [200, { error: 'odd' }],
    [400, undefined],
    [500, { error: 'invalid_grant' }],
  ])('leave %i %j to the status', (status, body) => {
    expect(classifyOAuth(status, body)).toBeUndefined();
  });
});
