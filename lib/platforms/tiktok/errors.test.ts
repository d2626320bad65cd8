import { afterEach, describe, expect, it, vi } from 'vitest';
import { classifyTikTokAnswer, type GrantHalf } from './errors';

const classify = (code: unknown, { half = 'ads' as GrantHalf, message = 'Something happened', status = 200 } = {}) =>
  classifyTikTokAnswer(half)({
    status,
    headers: new Headers(),
    body: { code, message, request_id: '20261122AB', data: {} },
  });

describe('a success', () => {
  it.each([0, '0'])('is code %j', (code) => {
    expect(classify(code)).toBeUndefined();
  });
});

describe('errors that need a person', () => {
  it.each([
    [40_102, 'token_revoked'],
    [40_103, 'token_revoked'],
    [40_105, 'token_revoked'],
    [40_107, 'token_revoked'],
    [40_001, 'permission_missing'],
  ])('errors that need a person: %i of ads', (code, expected) => {
    expect(classify(code)).toMatchObject({ errorClass: 'reauth', code: expected, vendorCode: String(code) });
  });

  it('an expired token of a TikTok account is one that renewing cures', () => {
    expect(classify(40_102, { half: 'posts' })).toMatchObject({ errorClass: 'reauth', code: 'token_expired' });
    expect(classify(40_105, { half: 'posts' })).toMatchObject({ errorClass: 'reauth', code: 'token_revoked' });
  });
});

describe('errors of one account', () => {
  it.each([40_106, 40_119, 40_300, 40_301])('errors of one account: %i', (code) => {
    expect(classify(code)).toMatchObject({ errorClass: 'permanent', code: 'account_unavailable' });
  });
});

describe('errors that need time', () => {
  afterEach(() => vi.useRealTimers());

  it.each([
    [40_100, 'Too many requests. Please retry later.', 60],
    [40_100, 'The QPS limit has been reached', 2],
    [40_100, 'Too many requests per second', 2],
    [40_016, 'Request too frequent', 60],
    [40_016, 'The per-minute limit of the app has been reached', 300],
    [40_132, 'QPM limit', 300],
    [40_133, 'Request too frequent for this advertiser', 2],
    [40_133, 'limit per minute', 300],
  ])('errors that need time: %i "%s"', (code, message, retryAfterSeconds) => {
    expect(classify(code, { message })).toMatchObject({
      errorClass: 'rate_limited',
      code: 'rate_limited',
      retryAfterSeconds,
    });
  });

  it('a limit by the day lasts until midnight UTC', () => {
    vi.useFakeTimers({ now: new Date('2026-11-22T22:30:00Z') });
    for (const message of ['The daily limit', 'requests per day', 'QPD exceeded']) {
      expect(classify(40_132, { message })?.retryAfterSeconds).toBe(5400);
    }
    vi.setSystemTime(new Date('2026-11-22T00:00:00Z'));
    expect(classify(40_132, { message: 'per day' })?.retryAfterSeconds).toBe(86_400);
  });

  it.each([50_000, 50_002, 51_305, 59_999, 60_001, 40_201, 40_202, 40_902, 40_903, 40_913])(
    'errors that need time: %i',
    (code) => {
      expect(classify(code)).toMatchObject({ errorClass: 'transient', code: 'platform_down' });
    },
  );

  it('a limit in front of the API, without an envelope', () => {
    const answer = { status: 429, headers: new Headers(), body: undefined };
    expect(classifyTikTokAnswer('ads')(answer)).toMatchObject({ errorClass: 'rate_limited', retryAfterSeconds: 300 });
  });
});

describe('errors that time does not mend', () => {
  it.each([
    20_001, 40_000, 40_002, 40_006, 40_007, 40_011, 40_050, 40_051, 40_101, 40_104, 40_110, 40_113, 40_115, 40_118,
    40_900, 49_999,
  ])('errors that time does not mend: %i', (code) => {
    expect(classify(code)).toMatchObject({
      errorClass: 'permanent',
      code: 'request_rejected',
      vendorCode: String(code),
      vendorRequestId: '20261122AB',
    });
  });
});

describe('answers outside the documents', () => {
  it('an unknown code is classified by the status', () => {
    expect(classify(12_345, { status: 503 })).toMatchObject({ errorClass: 'transient', code: 'platform_down' });
    expect(classify(12_345, { status: 429 })).toMatchObject({ errorClass: 'rate_limited', retryAfterSeconds: 60 });
    expect(classify(12_345)).toMatchObject({ errorClass: 'permanent', code: 'request_rejected' });
  });

  it('an answer without an envelope is classified by its status', () => {
    for (const body of [undefined, null, 'text', [], { message: 'no code' }]) {
      expect(classifyTikTokAnswer('ads')({ status: 200, headers: new Headers(), body })).toBeUndefined();
    }
  });
});
