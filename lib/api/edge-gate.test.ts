import { describe, expect, it } from 'vitest';
import { refusedBody, tierOfPath } from './edge-gate';

describe('tierOfPath', () => {
  it.each([
    ['POST', '/api/auth/callback/credentials', 'auth'],
    ['GET', '/api/auth/session', 'api'],
    ['POST', '/api/webhooks/meta', 'webhooks'],
    ['GET', '/api/orgs/x/dashboard', 'api'],
    ['GET', '/api/connect/meta', 'api'],
    ['POST', '/api/inngest', 'engine'],
    ['PUT', '/api/inngest/', 'engine'],
    ['PUT', '/api/inngest-else', 'api'],
    ['GET', '/api/health', null],
    ['GET', '/en/orgs/x/dashboard', null],
  ])('counts %s %s as %s', (method, path, tier) => {
    expect(tierOfPath(method, path)).toBe(tier);
  });
});

describe('refusedBody', () => {
  it('refuses a body that says it is longer than 1 MB, and only that', () => {
    const ofLength = (bytes: number) => new Headers({ 'content-length': String(bytes) });
    expect(refusedBody(ofLength(1_048_576), '/api/orgs')).toBeNull();
    expect(refusedBody(ofLength(1_048_577), '/api/orgs')).toMatchObject({ code: 'payload_too_large' });
    expect(refusedBody(ofLength(1_048_577), '/en/sign-in')).toMatchObject({ code: 'payload_too_large' });
    expect(refusedBody(ofLength(4_000_000), '/api/inngest')).toBeNull();
    expect(refusedBody(new Headers(), '/api/orgs')).toBeNull();
  });
});
