import { describe, expect, it } from 'vitest';
import { AppError } from '@/lib/errors';
import { VendorError } from '@/lib/vendor-http/vendor-error';
import { problemResponse } from './problem';
import { toAppError } from './to-app-error';

describe('toAppError', () => {
  it('shows nothing of an unknown error', async () => {
    const response = problemResponse(toAppError(new Error('select secret from users')), 'id');
    const text = await response.text();
    expect(response.status).toBe(500);
    expect(text).not.toContain('secret');
    expect(JSON.parse(text)).toMatchObject({ code: 'internal', type: 'urn:cmis:problem:internal' });
  });

  it('says a database that is down is down, however deep the driver hides it', () => {
    const refused = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    expect(toAppError(new Error('Failed query', { cause: refused })).code).toBe('unavailable');
    const shutdown = Object.assign(new Error('terminating'), { code: '57P01' });
    expect(toAppError(shutdown)).toMatchObject({ code: 'unavailable', retryAfterSeconds: 5 });
  });

  it.each(['22021', '22008'])('says that input which the database cannot hold (%s) is the caller’s fault', (code) => {
    const refused = Object.assign(new Error('invalid byte sequence'), { code });
    expect(toAppError(new Error('Failed query', { cause: refused }))).toMatchObject({ code: 'invalid_input' });
  });

  it('passes a platform failure on as one, with the wait it asked for', () => {
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
  it('is RFC 9457 with the request id, never cached, with the fields that were wrong', async () => {
    const invalidParams = [{ name: 'body.role', reason: 'unknown' }];
    const response = problemResponse(new AppError('invalid_input', 'Wrong.', { invalidParams }), 'the-id');
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(response.headers.get('cache-control')).toBe('private, no-store');
    expect(response.headers.get('x-request-id')).toBe('the-id');
    expect(await response.json()).toEqual({
      type: 'urn:cmis:problem:invalid_input',
      title: 'The input is not valid',
      status: 400,
      code: 'invalid_input',
      detail: 'Wrong.',
      requestId: 'the-id',
      invalidParams,
    });
  });

  it('tells how to authenticate', () => {
    const response = problemResponse(new AppError('unauthenticated', 'Sign in.'), 'id');
    expect(response.headers.get('www-authenticate')).toMatch(/^Bearer/);
  });
});
