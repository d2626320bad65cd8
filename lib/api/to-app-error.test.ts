import { describe, expect, it } from 'vitest';
import { AppError } from '@/lib/errors';
import { VendorError } from '@/lib/vendor-http/vendor-error';
import { problemResponse } from './problem';
import { toAppError } from './to-app-error';

describe('toAppError', () => {
  it('hides the details of an unknown error', async () => {
    const response = problemResponse(toAppError(new Error('select secret from users')), 'id');
    const text = await response.text();
    expect(response.status).toBe(500);
    expect(text).not.toContain('secret');
    expect(JSON.parse(text)).toMatchObject({ code: 'internal', type: 'urn:cmis:problem:internal' });
  });

  it('reports a database that is down, however deep the driver nests the error', () => {
    const refused = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    expect(toAppError(new Error('Failed query', { cause: refused })).code).toBe('unavailable');
    const shutdown = Object.assign(new Error('terminating'), { code: '57P01' });
    expect(toAppError(shutdown)).toMatchObject({ code: 'unavailable', retryAfterSeconds: 5 });
  });

  it.each([
    ['53100', 60], // disk full
    ['53200', 60], // out of memory
    ['53400', 60],
    ['58030', 60], // input or output failed
    ['25006', 60], // read-only
    ['53300', 5], // too many connections
    ['57P01', 5],
    ['57P04', 5],
    ['08001', 5],
    ['08P01', 5],
    ['EHOSTUNREACH', 5],
    ['40001', 1],
    ['40P01', 1],
  ])('answers the database error %s with 503 and a Retry-After of %i s', (code, seconds) => {
    const failed = new Error('Failed query', { cause: Object.assign(new Error('no'), { code }) });
    const response = problemResponse(toAppError(failed), 'id');
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe(String(seconds));
  });

  it.each(['23505', '42601', '22P02', 'XX000'])(
    'answers the database error %s, which no retry helps, with an internal error',
    (code) => {
      expect(toAppError(Object.assign(new Error('no'), { code })).code).toBe('internal');
    },
  );

  it.each(['22021', '22008'])('blames the caller for input that the database cannot store (%s)', (code) => {
    const refused = Object.assign(new Error('invalid byte sequence'), { code });
    expect(toAppError(new Error('Failed query', { cause: refused }))).toMatchObject({ code: 'invalid_input' });
  });

  it('passes on a platform failure with the retry delay of the platform', () => {
    const vendor = new VendorError('rate_limited', 'rate_limited', {
      platform: 'meta',
      endpoint: 'GET /me',
      retryAfterSeconds: 12.4,
    });
    const response = problemResponse(toAppError(vendor), 'id');
    expect(response.status).toBe(502);
    expect(response.headers.get('retry-after')).toBe('13');
  });
});

describe('problemResponse', () => {
  it('is RFC 9457 with the request id and the wrong fields, never cached', async () => {
    const invalidParams = [{ name: 'body.role', reason: 'unknown' }];
    const response = problemResponse(new AppError('invalid_input', 'Wrong.', { invalidParams }), 'the-id');
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(response.headers.get('cache-control')).toBe('private, no-store');
    expect(response.headers.get('x-request-id')).toBe('the-id');
    expect(await response.json()).toEqual({
      type: 'urn:cmis:problem:invalid_input',
      title: 'Invalid input',
      status: 400,
      code: 'invalid_input',
      detail: 'Wrong.',
      requestId: 'the-id',
      invalidParams,
    });
  });

  it('names the authentication scheme', () => {
    const response = problemResponse(new AppError('unauthenticated', 'Sign in.'), 'id');
    expect(response.headers.get('www-authenticate')).toMatch(/^Bearer/);
  });
});
