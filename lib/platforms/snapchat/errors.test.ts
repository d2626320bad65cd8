import { afterEach, describe, expect, it, vi } from 'vitest';
import { classifySnapchatAnswer, classifyTokenAnswer } from './errors';

const classify = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  classifySnapchatAnswer({ status, headers: new Headers(headers), body });
const error = (error_code: string, debug_message: string) => ({
  request_status: 'ERROR',
  request_id: '5f9',
  debug_message,
  display_message: '',
  error_code,
});
const item = (reason: string | undefined, status = 'ERROR') => ({
  request_status: 'SUCCESS',
  request_id: '5f8',
  campaigns: [{ sub_request_status: status, sub_request_error_reason: reason }],
});

afterEach(() => vi.useRealTimers());

describe('answers that are good', () => {
  it.each([
    { request_status: 'SUCCESS', campaigns: [] },
    { request_status: 'success', campaigns: [{ sub_request_status: 'success', campaign: {} }] },
    { me: { id: '1' } },
    { assets: [{ timeseries: [] }] },
    [],
    undefined,
    'text',
  ])('answers that are good: %j', (body) => {
    expect(classify(200, body)).toBeUndefined();
  });
});

describe('a dead token', () => {
  const unauthorized = { request_status: 'ERROR', request_id: '5f7', msg: 'Unauthorized' };
  const challenge = (description: string) => ({
    'www-authenticate': `Bearer error="invalid_token", error_description="${description}"`,
  });

  it.each([
    [challenge('The access token expired'), 'token_expired'],
    [{}, 'token_expired'],
    [challenge('The access token is invalid'), 'token_revoked'],
  ])('a dead token: %j', (headers, code) => {
    const meaning = { errorClass: 'reauth', code, vendorRequestId: '5f7' };
    expect(classify(401, unauthorized, headers as Record<string, string>)).toMatchObject(meaning);
  });

  it('is not inferred from the error page of a proxy', () => {
    expect(classify(401, undefined)).toMatchObject({ errorClass: 'transient', code: 'malformed_answer' });
    expect(classify(403, undefined)).toMatchObject({ errorClass: 'transient', code: 'malformed_answer' });
  });
});

describe('failed statuses', () => {
  it.each([
    [400, error('E1008', 'Unsupported Stats Query'), 'permanent', 'request_rejected', 'E1008'],
    [403, error('E3003', 'no role'), 'reauth', 'permission_missing', 'E3003'],
    [404, error('E3002', 'not found'), 'permanent', 'account_unavailable', 'E3002'],
    [405, error('E1', ''), 'permanent', 'request_rejected', 'E1'],
    [406, error('E1', ''), 'permanent', 'request_rejected', 'E1'],
    [410, error('E1', ''), 'permanent', 'account_unavailable', 'E1'],
    [418, error('E1', 'I am a teapot'), 'permanent', 'request_rejected', 'E1'],
    [429, error('E1003', 'too many'), 'rate_limited', 'rate_limited', 'E1003'],
    [500, error('E1000', 'oops'), 'transient', 'platform_down', 'E1000'],
    [502, undefined, 'transient', 'platform_down', undefined],
    [503, undefined, 'transient', 'platform_down', undefined],
    [504, {}, 'transient', 'platform_down', undefined],
    [301, {}, 'permanent', 'unexpected_answer', undefined],
  ])('failed statuses: %i', (status, body, errorClass, code, vendorCode) => {
    const requestId = vendorCode ? '5f9' : undefined;
    expect(classify(status, body)).toMatchObject({ errorClass, code });
    expect(classify(status, body)?.vendorCode).toBe(vendorCode);
    expect(classify(status, body)?.vendorRequestId).toBe(requestId);
  });
});

describe('throttling', () => {
  it.each([
    [{}, 10],
    [{ 'retry-after': '7', 'x-rate-limit-reset': '90' }, 7],
    [{ 'x-rate-limit-reset': '90' }, 90],
    [{ 'x-rate-limit-reset': '1795348860' }, 60],
    [{ 'x-rate-limit-reset': '1795348000' }, 1],
    [{ 'x-rate-limit-reset': 'soon' }, 10],
    [{ 'x-rate-limit-reset': '0' }, 10],
  ])('throttling: %j waits %i seconds', (headers, retryAfterSeconds) => {
    vi.useFakeTimers({ toFake: ['Date'], now: 1_795_348_800_000 });
    for (const body of [undefined, error('E1003', 'too many')]) {
      expect(classify(429, body, headers as Record<string, string>)).toMatchObject({
        errorClass: 'rate_limited',
        retryAfterSeconds,
      });
    }
  });
});

describe('failures inside HTTP 200', () => {
  it.each([
    ['Error code: E2899, message: The campaign is invalid', 'permanent', 'request_rejected', 'E2899'],
    ['Error code: E3003, message: Permission denied', 'reauth', 'permission_missing', 'E3003'],
    ['Error code: E1021, message: User is not authorized for this account', 'reauth', 'permission_missing', 'E1021'],
    ['AUTHORIZATION_PERMISSION_DENIED', 'reauth', 'permission_missing', undefined],
    ['Error code: E1003, message: Too many requests', 'rate_limited', 'rate_limited', 'E1003'],
    ['Error code: E1000, message: Internal server error', 'transient', 'platform_down', 'E1000'],
    ['Error code: E1002, message: The service is temporarily unavailable', 'transient', 'platform_down', 'E1002'],
    ['Error code: E3002, message: The ad account does not exist', 'permanent', 'account_unavailable', 'E3002'],
    [undefined, 'permanent', 'request_rejected', undefined],
  ])('failures inside HTTP 200 of one entry: %s', (reason, errorClass, code, vendorCode) => {
    expect(classify(200, item(reason))).toMatchObject({ errorClass, code, vendorRequestId: '5f8' });
    expect(classify(200, item(reason))?.vendorCode).toBe(vendorCode);
    expect(classify(200, item(reason, 'error'))).toMatchObject({ errorClass, code });
  });

  it.each([
    ['E3003', 'Permission denied', 'reauth', 'permission_missing'],
    ['E1000', 'internal error', 'transient', 'platform_down'],
    ['E2023', 'the field is immutable', 'permanent', 'request_rejected'],
  ])('failures inside HTTP 200 of the whole answer: %s', (vendorCode, message, errorClass, code) => {
    expect(classify(200, error(vendorCode, message))).toMatchObject({
      errorClass,
      code,
      vendorCode,
      vendorRequestId: '5f9',
    });
  });

  it('failures of an entry are more specific than that of the whole answer', () => {
    const body = { ...item('Error code: E3003, message: Permission denied'), request_status: 'ERROR' };
    expect(classify(200, body)).toMatchObject({ code: 'permission_missing' });
  });
});

describe('the token endpoint', () => {
  const token = (status: number, body: unknown, headers: Record<string, string> = {}) =>
    classifyTokenAnswer({ status, headers: new Headers(headers), body });

  it.each([
    [400, 'invalid_grant', 'reauth', 'token_revoked'],
    [401, 'invalid_grant', 'reauth', 'token_revoked'],
    [401, 'invalid_client', 'permanent', 'request_rejected'],
    [400, 'unsupported_grant_type', 'permanent', 'request_rejected'],
    [200, 'invalid_grant', 'reauth', 'token_revoked'],
  ])('the token endpoint: %i %s', (status, vendorCode, errorClass, code) => {
    expect(token(status, { error: vendorCode, error_description: '…' })).toMatchObject({
      errorClass,
      code,
      vendorCode,
    });
  });

  it('leaves passing trouble to its status', () => {
    expect(token(500, { error: 'invalid_grant' })).toBeUndefined();
    expect(token(503, undefined)).toBeUndefined();
    expect(token(200, { access_token: 't' })).toBeUndefined();
    expect(token(429, undefined, { 'retry-after': '3' })).toMatchObject({
      errorClass: 'rate_limited',
      retryAfterSeconds: 3,
    });
  });
});
