import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Answer } from '@/lib/vendor-http/classify-status';
import { classifyApiAnswer, classifyExchangeAnswer, classifyRefreshAnswer } from './errors';

const now = Date.parse('2026-11-22T12:00:00Z');
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now });
});
afterEach(() => {
  vi.useRealTimers();
});

const answerOf = (status: number, body: unknown, headers: Record<string, string> = {}): Answer => ({
  status,
  body,
  headers: new Headers(headers),
});
const classify = classifyApiAnswer(() => false);
const word = (code: string) => ({ errors: [{ code, message: 'm' }], request: { params: {} } });
const number = (code: number) => ({ errors: [{ code, message: 'm' }] });
const problem = (type: string, status: number) => ({
  title: 'T',
  detail: 'd',
  status,
  type: `https://api.twitter.com/2/problems/${type}`,
});
const meaning = (text: string) => {
  const [errorClass, code] = text.split('/');
  return { errorClass, code };
};

describe('an error of the Ads API', () => {
  it.each([
    [401, 'UNAUTHORIZED_ACCESS', 'reauth/token_revoked'],
    [403, 'INSUFFICIENT_USER_AUTHORIZED_PERMISSION', 'reauth/permission_missing'],
    [403, 'ACTION_NOT_ALLOWED', 'reauth/permission_missing'],
    [403, 'USER_NOT_FOUND', 'reauth/permission_missing'],
    [403, 'FUNDING_INSTRUMENT_ACCESS_NOT_ALLOWED', 'reauth/permission_missing'],
    [403, 'ACCOUNT_NOT_FOUND', 'permanent/account_unavailable'],
    [403, 'ACCOUNT_LOCKED_OUT', 'permanent/account_unavailable'],
    [403, 'CURRENT_USER_SUSPENDED', 'permanent/account_unavailable'],
    [400, 'FEATURE_NOT_AVAILABLE', 'permanent/account_unavailable'],
    [400, 'INVALID_ACCOUNT_SERVICE_LEVEL', 'permanent/account_unavailable'],
    [403, 'UNAUTHORIZED_CLIENT_APPLICATION', 'permanent/request_rejected'],
    [403, 'READONLY_CLIENT_APPLICATION', 'permanent/request_rejected'],
    [400, 'INVALID_PARAMETER', 'permanent/request_rejected'],
    [400, 'INVALID_TIME_WINDOW', 'permanent/request_rejected'],
    [404, 'CAMPAIGN_NOT_FOUND', 'permanent/request_rejected'],
    [429, 'TOO_MANY_REQUESTS', 'rate_limited/rate_limited'],
    [429, 'TWEET_RATE_LIMIT_EXCEEDED', 'rate_limited/rate_limited'],
    [500, 'INTERNAL_ERROR', 'transient/platform_down'],
    [503, 'OVER_CAPACITY', 'transient/platform_down'],
    [503, 'SERVICE_UNAVAILABLE', 'transient/platform_down'],
    [423, 'LOCK_ACQUISITION_TIMEOUT', 'transient/timeout'],
    [408, 'CANCELLED_REQUEST', 'transient/timeout'],
  ])('an error of the Ads API: %i %s', (status, code, expected) => {
    expect(classify(answerOf(status, word(code)))).toMatchObject({ ...meaning(expected), vendorCode: code });
  });

  it('needs a smaller request when it was too much', () => {
    const body = word('REQUEST_TOO_COMPLEX');
    expect(classify(answerOf(400, body))).toMatchObject({ errorClass: 'permanent', needsSmallerRequest: true });
  });
});

describe('an error by number', () => {
  it.each([
    [401, 89, 'reauth/token_revoked'],
    [401, 32, 'permanent/request_rejected'],
    [401, 135, 'permanent/request_rejected'],
    [403, 87, 'permanent/request_rejected'],
    [400, 215, 'permanent/request_rejected'],
    [403, 64, 'permanent/account_unavailable'],
    [404, 34, 'permanent/account_unavailable'],
    [429, 88, 'rate_limited/rate_limited'],
    [503, 130, 'transient/platform_down'],
    [500, 131, 'transient/platform_down'],
  ])('an error by number: %i, %i', (status, code, expected) => {
    expect(classify(answerOf(status, number(code)))).toMatchObject({ ...meaning(expected), vendorCode: String(code) });
  });
});

describe('an error of v2', () => {
  it.each([
    [403, 'client-forbidden', 'permanent/request_rejected'],
    [403, 'unsupported-authentication', 'permanent/request_rejected'],
    [429, 'usage-capped', 'permanent/request_rejected'],
    [403, 'usage-capped', 'permanent/request_rejected'],
    [400, 'invalid-request', 'permanent/request_rejected'],
    [403, 'not-authorized-for-resource', 'reauth/permission_missing'],
    [403, 'oauth1-permissions', 'reauth/permission_missing'],
    [404, 'resource-not-found', 'permanent/account_unavailable'],
    [503, 'service-unavailable', 'transient/platform_down'],
  ])('an error of v2: %i %s', (status, type, expected) => {
    expect(classify(answerOf(status, problem(type, status)))).toMatchObject({
      ...meaning(expected),
      vendorCode: type,
    });
  });

  it('an error of v2 without a type: by its status', () => {
    const blank = (status: number) => answerOf(status, { title: 'T', type: 'about:blank', status, detail: 'T' });
    expect(classify(blank(401))).toMatchObject(meaning('reauth/token_revoked'));
    expect(classify(blank(403))).toMatchObject(meaning('reauth/permission_missing'));
    expect(classify(blank(402))).toMatchObject(meaning('permanent/request_rejected'));
    expect(classify(blank(500))).toMatchObject(meaning('transient/platform_down'));
  });

  it('an error of v2 inside of a 200 counts when nothing else is there', () => {
    const errors = [problem('resource-not-found', 404)];
    expect(classify(answerOf(200, { errors }))).toMatchObject(meaning('permanent/account_unavailable'));
    expect(classify(answerOf(200, { errors: [problem('unheard-of', 400)] }))).toMatchObject(
      meaning('permanent/request_rejected'),
    );
    expect(classify(answerOf(200, { errors, data: [] }))).toBeUndefined();
    expect(classify(answerOf(200, { errors, meta: { result_count: 0 } }))).toBeUndefined();
  });

  it('an error of a token that has expired by our clock is one that a renewal cures', () => {
    const expired = classifyApiAnswer(() => true);
    expect(expired(answerOf(401, { type: 'about:blank' }))).toMatchObject(meaning('reauth/token_expired'));
    expect(expired(answerOf(403, { type: 'about:blank' }))).toMatchObject(meaning('reauth/permission_missing'));
  });
});

describe('an answer without JSON', () => {
  it.each([
    [200, undefined],
    [401, 'transient/malformed_answer'],
    [402, 'transient/malformed_answer'],
    [403, 'transient/malformed_answer'],
    [404, 'transient/malformed_answer'],
    [429, 'rate_limited/rate_limited'],
    [503, 'transient/platform_down'],
    [302, 'permanent/unexpected_answer'],
  ])('an answer without JSON: %i says nothing about the grant', (status, expected) => {
    const result = classify(answerOf(status, undefined));
    if (expected === undefined) expect(result).toBeUndefined();
    else expect(result).toMatchObject(meaning(expected));
  });
});

describe('throttling', () => {
  const at = (seconds: number) => String(now / 1000 + seconds);
  const waitOf = (headers: Record<string, string>) =>
    classify(answerOf(429, word('TOO_MANY_REQUESTS'), headers))?.retryAfterSeconds;

  it('lasts until the instant in the header, and a second', () => {
    expect(waitOf({ 'x-rate-limit-reset': at(840) })).toBe(841);
    expect(waitOf({ 'x-rate-limit-reset': at(-30) })).toBe(1);
  });

  it('throttling by the ad account takes precedence, unless that has calls left', () => {
    const both = { 'x-rate-limit-reset': at(840), 'x-account-rate-limit-reset': at(90) };
    expect(waitOf({ ...both, 'x-account-rate-limit-remaining': '0' })).toBe(91);
    expect(waitOf(both)).toBe(91);
    expect(waitOf({ ...both, 'x-account-rate-limit-remaining': '9000' })).toBe(841);
  });

  it('throttling without a time lasts a minute; Retry-After is read elsewhere', () => {
    expect(waitOf({})).toBe(60);
    expect(waitOf({ 'x-rate-limit-reset': 'soon' })).toBe(60);
    expect(waitOf({ 'retry-after': '7' })).toBeUndefined();
  });
});

describe('a call', () => {
  it('is known by the id that either API gives it', () => {
    const body = word('INTERNAL_ERROR');
    expect(classify(answerOf(500, body, { 'x-transaction': 'a1' }))?.vendorRequestId).toBe('a1');
    expect(classify(answerOf(500, body, { 'x-transaction-id': 'b2' }))?.vendorRequestId).toBe('b2');
  });
});

describe('the endpoints that give tokens', () => {
  const refused = (error: string) => ({ error, error_description: 'Value passed was invalid.' });

  it.each([
    [400, refused('invalid_request'), 'permanent/request_rejected', 'reauth/token_revoked'],
    [400, refused('invalid_grant'), 'permanent/request_rejected', 'reauth/token_revoked'],
    [400, refused('unsupported_grant_type'), 'permanent/request_rejected', 'permanent/request_rejected'],
    [401, refused('unauthorized_client'), 'permanent/request_rejected', 'permanent/request_rejected'],
    [401, undefined, 'permanent/request_rejected', 'permanent/request_rejected'],
    [403, refused('client-forbidden'), 'permanent/request_rejected', 'permanent/request_rejected'],
    [400, undefined, 'transient/malformed_answer', 'transient/malformed_answer'],
    [429, {}, 'rate_limited/rate_limited', 'rate_limited/rate_limited'],
    [408, {}, 'transient/timeout', 'transient/timeout'],
    [503, undefined, 'transient/platform_down', 'transient/platform_down'],
  ])(
    'the endpoints that give tokens: %i %j: of a code %s, of a refresh token %s',
    (status, body, ofCode, ofRefreshToken) => {
      expect(classifyExchangeAnswer(answerOf(status, body))).toMatchObject(meaning(ofCode));
      expect(classifyRefreshAnswer(answerOf(status, body))).toMatchObject(meaning(ofRefreshToken));
    },
  );

  it('the endpoints that give tokens accept good answers', () => {
    expect(classifyExchangeAnswer(answerOf(200, { access_token: 'a' }))).toBeUndefined();
    expect(classifyRefreshAnswer(answerOf(200, { access_token: 'a' }))).toBeUndefined();
  });
});
