import { describe, expect, it } from 'vitest';
import type { ScriptedAnswer } from '../testing/scripted-platform';
import { classifyAdsAnswer, classifyOAuthAnswer, classifyUserInfoAnswer } from './errors';
import { adsError, googleError } from './testing/google-server';

const answerOf = ({ status = 200, body, headers = {} }: ScriptedAnswer) => ({
  status,
  body,
  headers: new Headers(headers),
});
const classify = (answer: ScriptedAnswer) => classifyAdsAnswer(answerOf(answer));

describe('a failure of the Ads API', () => {
  it.each([
    [401, 'authenticationError', 'OAUTH_TOKEN_EXPIRED', 'reauth', 'token_expired'],
    [401, 'authenticationError', 'OAUTH_TOKEN_INVALID', 'reauth', 'token_expired'],
    [401, 'authenticationError', 'GOOGLE_ACCOUNT_COOKIE_INVALID', 'reauth', 'token_expired'],
    [401, 'authenticationError', 'A_NEW_ONE', 'reauth', 'token_expired'],
    [401, 'authenticationError', 'OAUTH_TOKEN_REVOKED', 'reauth', 'token_revoked'],
    [401, 'authenticationError', 'OAUTH_TOKEN_DISABLED', 'reauth', 'token_revoked'],
    [401, 'authenticationError', 'GOOGLE_ACCOUNT_DELETED', 'reauth', 'token_revoked'],
    [401, 'authenticationError', 'NOT_ADS_USER', 'reauth', 'token_revoked'],
    [401, 'authenticationError', 'TWO_STEP_VERIFICATION_NOT_ENROLLED', 'reauth', 'permission_missing'],
    [401, 'authenticationError', 'ADVANCED_PROTECTION_NOT_ENROLLED', 'reauth', 'permission_missing'],
    [401, 'authenticationError', 'CUSTOMER_NOT_FOUND', 'permanent', 'account_unavailable'],
    [403, 'authorizationError', 'USER_PERMISSION_DENIED', 'reauth', 'permission_missing'],
    [
      403,
      'authorizationError',
      'INVALID_LOGIN_CUSTOMER_ID_SERVING_CUSTOMER_ID_COMBINATION',
      'reauth',
      'permission_missing',
    ],
    [403, 'authorizationError', 'METRIC_ACCESS_DENIED', 'reauth', 'permission_missing'],
    [403, 'authorizationError', 'CUSTOMER_NOT_ENABLED', 'permanent', 'account_unavailable'],
    [403, 'authorizationError', 'INCOMPLETE_SIGNUP', 'permanent', 'account_unavailable'],
    [403, 'authorizationError', 'ACTION_NOT_PERMITTED_FOR_SUSPENDED_ACCOUNT', 'permanent', 'account_unavailable'],
    [403, 'authorizationError', 'CLOUD_PROJECT_NOT_APPROVED_FOR_PRODUCTION', 'permanent', 'request_rejected'],
    [403, 'authorizationError', 'ACTION_NOT_PERMITTED', 'permanent', 'request_rejected'],
    [429, 'quotaError', 'RESOURCE_TEMPORARILY_EXHAUSTED', 'rate_limited', 'rate_limited'],
    [429, 'quotaError', 'RESOURCE_EXHAUSTED', 'rate_limited', 'rate_limited'],
    [429, 'quotaError', 'EXCESSIVE_SHORT_TERM_QUERY_RESOURCE_CONSUMPTION', 'rate_limited', 'rate_limited'],
    [429, 'quotaError', 'EXCESSIVE_LONG_TERM_QUERY_RESOURCE_CONSUMPTION', 'rate_limited', 'rate_limited'],
    [429, 'quotaError', 'ACCESS_PROHIBITED', 'permanent', 'request_rejected'],
    [500, 'internalError', 'INTERNAL_ERROR', 'transient', 'platform_down'],
    [503, 'internalError', 'TRANSIENT_ERROR', 'transient', 'platform_down'],
    [504, 'internalError', 'DEADLINE_EXCEEDED', 'transient', 'timeout'],
    [400, 'databaseError', 'CONCURRENT_MODIFICATION', 'transient', 'platform_down'],
    [400, 'queryError', 'REQUESTED_METRICS_FOR_MANAGER', 'permanent', 'account_unavailable'],
    [400, 'queryError', 'UNRECOGNIZED_FIELD', 'permanent', 'request_rejected'],
    [400, 'requestError', 'UNSUPPORTED_VERSION', 'permanent', 'request_rejected'],
    [400, 'requestError', 'PAGE_SIZE_NOT_SUPPORTED', 'permanent', 'request_rejected'],
    [400, 'fieldError', 'REQUIRED', 'permanent', 'request_rejected'],
    [400, 'dateRangeError', 'REQUESTED_DATE_GRANULARITY_NOT_SUPPORTED', 'permanent', 'request_rejected'],
    [400, 'errorOfTomorrow', 'NEW', 'permanent', 'request_rejected'],
  ])('a failure of the Ads API: %i %s.%s is %s %s', (status, family, code, errorClass, ours) => {
    const failure = adsError(status, family, code);
    const expected = { errorClass, code: ours, vendorCode: `${family}.${code}`, vendorRequestId: 'r9' };
    expect(classify(failure)).toMatchObject(expected);
    expect(classify({ status, body: [failure.body] })).toMatchObject(expected);
    expect(classify({ status: 200, body: [{ results: [] }, failure.body] })).toMatchObject(expected);
  });

  it.each([
    ['RESOURCE_TEMPORARILY_EXHAUSTED', { quotaErrorDetails: { retryDelay: '14s' } }, 14],
    ['RESOURCE_TEMPORARILY_EXHAUSTED', { quotaErrorDetails: { retryDelay: '1.5s' } }, 2],
    ['RESOURCE_TEMPORARILY_EXHAUSTED', { quotaErrorDetails: { retryDelay: 'soon' } }, 60],
    ['RESOURCE_TEMPORARILY_EXHAUSTED', undefined, 60],
    ['RESOURCE_EXHAUSTED', undefined, 3600],
    ['RESOURCE_EXHAUSTED', { quotaErrorDetails: { retryDelay: '7200s' } }, 7200],
    ['EXCESSIVE_SHORT_TERM_QUERY_RESOURCE_CONSUMPTION', undefined, 300],
    ['EXCESSIVE_LONG_TERM_QUERY_RESOURCE_CONSUMPTION', undefined, 3600],
  ])('a failure of the Ads API: %s with %o waits %i s', (code, details, seconds) => {
    expect(classify(adsError(429, 'quotaError', code, details))?.retryAfterSeconds).toBe(seconds);
  });

  it('needs a smaller request where the query takes too long', () => {
    expect(classify(adsError(504, 'internalError', 'DEADLINE_EXCEEDED'))?.needsSmallerRequest).toBe(true);
    expect(classify(adsError(500, 'internalError', 'INTERNAL_ERROR'))?.needsSmallerRequest).toBeUndefined();
  });
});

describe('a general failure', () => {
  const info = (reason: string) => [
    { '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason, domain: 'googleapis.com' },
  ];

  it.each([
    [401, 'UNAUTHENTICATED', [], 'reauth', 'token_expired', 'UNAUTHENTICATED'],
    [401, 'UNAUTHENTICATED', info('ACCESS_TOKEN_EXPIRED'), 'reauth', 'token_expired', 'ACCESS_TOKEN_EXPIRED'],
    [401, 'UNAUTHENTICATED', info('CREDENTIALS_MISSING'), 'reauth', 'token_expired', 'CREDENTIALS_MISSING'],
    [403, 'PERMISSION_DENIED', [], 'reauth', 'permission_missing', 'PERMISSION_DENIED'],
    [
      403,
      'PERMISSION_DENIED',
      info('ACCESS_TOKEN_SCOPE_INSUFFICIENT'),
      'reauth',
      'permission_missing',
      'ACCESS_TOKEN_SCOPE_INSUFFICIENT',
    ],
    [403, 'PERMISSION_DENIED', info('SERVICE_DISABLED'), 'permanent', 'request_rejected', 'SERVICE_DISABLED'],
    [429, 'RESOURCE_EXHAUSTED', [], 'rate_limited', 'rate_limited', 'RESOURCE_EXHAUSTED'],
    [429, 'RESOURCE_EXHAUSTED', info('RATE_LIMIT_EXCEEDED'), 'rate_limited', 'rate_limited', 'RATE_LIMIT_EXCEEDED'],
    [400, 'INVALID_ARGUMENT', [], 'permanent', 'request_rejected', 'INVALID_ARGUMENT'],
    [404, 'NOT_FOUND', [], 'permanent', 'request_rejected', 'NOT_FOUND'],
    [500, 'INTERNAL', [], 'transient', 'platform_down', 'INTERNAL'],
    [503, 'UNAVAILABLE', [], 'transient', 'platform_down', 'UNAVAILABLE'],
    [504, 'DEADLINE_EXCEEDED', [], 'transient', 'timeout', 'DEADLINE_EXCEEDED'],
    [200, 'UNAVAILABLE', [], 'transient', 'platform_down', 'UNAVAILABLE'],
    [200, 'NEW_STATUS', [], 'permanent', 'request_rejected', 'NEW_STATUS'],
  ])('a general failure: %i %s %o is %s %s', (code, status, details, errorClass, ours, vendorCode) => {
    expect(classify(googleError(code, status, details))).toMatchObject({ errorClass, code: ours, vendorCode });
  });

  it('waits as long as its RetryInfo or its header says, else a minute', () => {
    const retryInfo = [{ '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: '30s' }];
    const throttled = (details: object[], headers = {}) =>
      classify({ ...googleError(429, 'RESOURCE_EXHAUSTED', details), headers })?.retryAfterSeconds;
    expect(throttled(retryInfo)).toBe(30);
    expect(throttled([], { 'retry-after': '17' })).toBe(17);
    expect(throttled([])).toBe(60);
    expect(classify({ status: 429, body: undefined })?.retryAfterSeconds).toBe(60);
  });

  it.each([
    [503, undefined, 'transient', 'platform_down'],
    [404, undefined, 'transient', 'malformed_answer'],
    [401, undefined, 'transient', 'malformed_answer'],
    [500, { error: 'text' }, 'transient', 'platform_down'],
    [403, { error: { details: 'no list' } }, 'reauth', 'permission_missing'],
    [400, { error: { details: [7, { errors: [{ errorCode: {} }] }] } }, 'permanent', 'request_rejected'],
    [302, undefined, 'permanent', 'unexpected_answer'],
  ])('a general failure: %i with the body %o is %s %s', (status, body, errorClass, code) => {
    expect(classify({ status, body })).toMatchObject({ errorClass, code });
  });

  it.each([{}, [], [{}], { results: [] }, { error: null }, [{ results: [{ error: 'a name' }] }]])(
    'is not seen in %o',
    (body) => {
      expect(classify({ body })).toBeUndefined();
    },
  );
});

describe('the OAuth endpoints', () => {
  it.each([
    [400, { error: 'invalid_grant' }, 'reauth', 'token_revoked'],
    [400, { error: 'invalid_token' }, 'reauth', 'token_expired'],
    [400, { error: 'invalid_request' }, 'permanent', 'request_rejected'],
    [400, { error: 'redirect_uri_mismatch' }, 'permanent', 'request_rejected'],
    [401, { error: 'invalid_client' }, 'permanent', 'request_rejected'],
    [401, { error: 'unauthorized_client' }, 'permanent', 'request_rejected'],
    [429, { error: 'invalid_grant' }, 'rate_limited', 'rate_limited'],
    [429, undefined, 'rate_limited', 'rate_limited'],
  ])('the OAuth endpoints: %i %o is %s %s', (status, body, errorClass, code) => {
    expect(classifyOAuthAnswer(answerOf({ status, body }))).toMatchObject({ errorClass, code });
  });

  it('leave passing trouble to the status', () => {
    for (const answer of [
      { status: 500, body: { error: 'invalid_grant' } },
      { status: 400, body: undefined },
      { body: {} },
    ]) {
      expect(classifyOAuthAnswer(answerOf(answer))).toBeUndefined();
    }
  });

  it('refuse a dead token the person’s name', () => {
    const refused = classifyUserInfoAnswer(answerOf({ status: 401, body: { error: 'invalid_request' } }));
    expect(refused).toMatchObject({ errorClass: 'reauth', code: 'token_expired', vendorCode: 'invalid_request' });
    expect(classifyUserInfoAnswer(answerOf({ status: 401, body: undefined }))).toBeUndefined();
    expect(classifyUserInfoAnswer(answerOf({ status: 503, body: {} }))).toBeUndefined();
  });
});
