import { describe, expect, it } from 'vitest';
import { tierOfPath } from './edge-gate';

describe('tierOfPath', () => {
  it.each([
    ['POST', '/api/auth/callback/credentials', null],
    ['GET', '/api/auth/session', 'api'],
    ['POST', '/api/webhooks/meta', 'webhooks'],
    ['GET', '/api/orgs/x/dashboard', 'api'],
    ['GET', '/api/connect/meta', 'api'],
    ['POST', '/api/inngest', 'engine'],
    ['PUT', '/api/inngest/', 'engine'],
    ['PUT', '/api/inngest-else', 'api'],
    ['GET', '/api/health', null],
    ['GET', '/docs/quick-start.md', 'api'],
    ['GET', '/docs/quick-start', null],
    ['GET', '/en/orgs/x/dashboard', null],
  ])('counts %s %s as %s', (method, path, tier) => {
    expect(tierOfPath(method, path)).toBe(tier);
  });
});
