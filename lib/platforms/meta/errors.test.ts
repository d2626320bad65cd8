import { describe, expect, it } from 'vitest';
import { classifyMetaAnswer } from './errors';

const classify = (error: unknown, status = 400, headers: Record<string, string> = {}) =>
  classifyMetaAnswer({ status, headers: new Headers(headers), body: { error } });

describe('errors that need a person', () => {
  it.each([
    [190, undefined, 'token_revoked'],
    [102, undefined, 'token_revoked'],
    [190, 463, 'token_expired'],
    [190, 460, 'token_revoked'],
    [190, 458, 'token_revoked'],
    [190, 467, 'token_revoked'],
    [190, 459, 'token_revoked'],
    [190, 464, 'token_revoked'],
    [190, 492, 'permission_missing'],
    [10, undefined, 'permission_missing'],
    [200, undefined, 'permission_missing'],
    [275, undefined, 'permission_missing'],
    [299, undefined, 'permission_missing'],
  ])('errors that need a person: %i/%s', (code, error_subcode, expected) => {
    for (const is_transient of [undefined, true]) {
      expect(classify({ code, error_subcode, is_transient })).toMatchObject({ errorClass: 'reauth', code: expected });
    }
  });
});

describe('errors that need time', () => {
  it.each([4, 17, 32, 341, 613, 80_000, 80_003, 80_006, 80_008, 80_014])(
    'errors that need time: %i is throttling',
    (code) => {
      expect(classify({ code })).toMatchObject({
        errorClass: 'rate_limited',
        code: 'rate_limited',
        retryAfterSeconds: 60,
      });
    },
  );

  it.each([
    [4, 1_504_022],
    [4, 1_504_039],
    [17, 2_446_079],
    [613, 1_996],
  ])('errors that need time: %i/%i is throttling', (code, error_subcode) => {
    expect(classify({ code, error_subcode })).toMatchObject({ errorClass: 'rate_limited' });
  });

  const usage = (minutes: number) =>
    JSON.stringify({
      '101': [{ type: 'ads_insights', call_count: 100, estimated_time_to_regain_access: minutes }],
      '102': [{ type: 'ads_management', call_count: 5, estimated_time_to_regain_access: 0 }],
    });

  it('waits the minutes that the usage header names', () => {
    const header = { 'x-business-use-case-usage': usage(7) };
    expect(classify({ code: 80_000 }, 400, header)).toMatchObject({ retryAfterSeconds: 420 });
    expect(classify({ code: 17 }, 200, { ...header, 'retry-after': '900' })).toMatchObject({ retryAfterSeconds: 900 });
  });

  it('falls back when the header is useless', () => {
    for (const header of [usage(0), 'nonsense', '[]', '{"101":{}}']) {
      expect(classify({ code: 4 }, 400, { 'x-business-use-case-usage': header })).toMatchObject({
        retryAfterSeconds: 60,
      });
    }
    expect(classify({ code: 4 }, 429, { 'retry-after': '5' })).toMatchObject({ retryAfterSeconds: 5 });
  });

  it('classifies a 429 without an error object', () => {
    const headers = new Headers({ 'x-business-use-case-usage': usage(2) });
    expect(classifyMetaAnswer({ status: 429, headers, body: undefined })).toMatchObject({
      errorClass: 'rate_limited',
      retryAfterSeconds: 120,
    });
  });
});

describe('errors worth another try', () => {
  it.each([
    [{ code: 1 }, 500],
    [{ code: 2 }, 500],
    [{ code: 2, error_subcode: 1_504_043 }, 400],
    [{ code: -2, error_subcode: 2_490_547 }, 400],
    [{ code: 99 }, 400],
    [{ code: 104 }, 400],
    [{ code: 960 }, 400],
    [{ code: 77_777, is_transient: true }, 400],
    [{ code: 100, is_transient: true }, 400],
    [{ code: 77_777 }, 503],
    [{ is_transient: true }, 400],
    [{ code: 100, message: '(#100) Cannot include total_count in summary param' }, 400],
  ])('errors worth another try: %j with status %i', (error, status) => {
    const answer = classify(error, status);
    expect(answer).toMatchObject({ errorClass: 'transient', code: 'platform_down' });
    expect(answer?.needsSmallerRequest).toBeUndefined();
  });

  it.each([
    [{ code: 1, message: "Please reduce the amount of data you're asking for, then retry your request" }, 500],
    [{ code: 100, error_subcode: 1_504_018 }, 400],
    [{ code: 2, error_subcode: 1_504_038 }, 400],
  ])('errors worth another try with less data: %j', (error, status) => {
    expect(classify(error, status)).toMatchObject({ errorClass: 'transient', needsSmallerRequest: true });
  });
});

describe('errors that stay', () => {
  it.each([
    [{ code: 100 }, 'request_rejected'],
    [{ code: 100, error_subcode: 33 }, 'account_unavailable'],
    [{ code: 2, error_subcode: 1_504_041 }, 'request_rejected'],
    [{ code: 3 }, 'permission_missing'],
    [{ code: 506 }, 'request_rejected'],
    [{ code: 1, message: 'Error validating client secret.' }, 'request_rejected'],
    [{ code: 368 }, 'request_rejected'],
    [{ code: 2_635 }, 'request_rejected'],
    [{ code: 1_609_005 }, 'request_rejected'],
    [{ code: 77_777 }, 'request_rejected'],
    ['unexplained', 'request_rejected'],
  ])('errors that stay: %j', (error, code) => {
    for (const status of [200, 400]) expect(classify(error, status)).toMatchObject({ errorClass: 'permanent', code });
  });
});

describe('the details of a failure', () => {
  it('are the code, subcode and trace id, as text', () => {
    expect(classify({ code: '190', error_subcode: 463, fbtrace_id: 'Abc' }, 200)).toMatchObject({
      code: 'token_expired',
      vendorCode: '190',
      vendorSubcode: '463',
      vendorRequestId: 'Abc',
    });
  });

  it('are absent for an answer without an error', () => {
    for (const body of [{ data: [] }, { error: null }, undefined, 'text', []]) {
      expect(classifyMetaAnswer({ status: 200, headers: new Headers(), body })).toBeUndefined();
    }
  });
});
