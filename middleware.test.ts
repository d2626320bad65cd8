import { NextRequest } from 'next/server';
import { encode } from 'next-auth/jwt';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { withoutDatabase } from '@/db/testing/without-database';
import { middleware } from './middleware';

const secret = 'middleware-test-secret-of-32-characters';
beforeAll(() => {
  Object.assign(process.env, {
    ...withoutDatabase,
    AUTH_SECRET: secret,
  });
});

const ask = (path: string, init: { method?: string; headers?: Record<string, string> } = {}) =>
  middleware(new NextRequest(`http://localhost:3000${path}`, init));
const handedOn = (response: Response, name: string) => response.headers.get(`x-middleware-request-${name}`);

describe('middleware', () => {
  it('the middleware replaces a policy, nonce and request id of the client, and uses a new nonce each time', async () => {
    const planted = {
      'content-security-policy': "script-src 'nonce-evil'",
      'x-nonce': 'evil',
      'x-request-id': '00000000-0000-4000-8000-000000000000',
    };
    const first = await ask('/en/sign-in', { headers: planted });
    const second = await ask('/en/sign-in', { headers: planted });
    const nonce = handedOn(first, 'x-nonce');
    expect(nonce).toMatch(/^[\w+/]{22}==$/);
    expect(nonce).not.toBe(handedOn(second, 'x-nonce'));
    expect(handedOn(first, 'content-security-policy')).toContain(`'nonce-${nonce}'`);
    expect(first.headers.get('content-security-policy')).toBe(handedOn(first, 'content-security-policy'));
    expect(handedOn(first, 'x-request-id')).not.toBe(planted['x-request-id']);
    expect(first.headers.get('x-request-id')).toBe(handedOn(first, 'x-request-id'));
  });

  it('the middleware sets the headers on pages, API, static files, redirects and refusals', async () => {
    const answers = await Promise.all([
      ask('/en/sign-in'),
      ask('/api/health'),
      ask('/_next/static/chunks/a.js'),
      ask('/'),
      ask('/api/orgs', { method: 'POST', headers: { 'content-length': '2000000' } }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 307, 413]);
    for (const { headers } of answers) {
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(headers.get('x-frame-options')).toBe('DENY');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('strict-transport-security')).toBeNull();
    }
    expect(answers[4]?.headers.get('content-type')).toBe('application/problem+json');
    expect(answers[0]?.headers.get('cache-control')).toBe('private, no-store');
  });

  it('the middleware redirects signed-out people to sign-in and back, and admits signed-in people', async () => {
    const page = '/ar/orgs/5f1c/dashboard?tab=1';
    const away = await ask(page);
    expect(away.status).toBe(307);
    expect(away.headers.get('location')).toBe(`http://localhost:3000/ar/sign-in?next=${encodeURIComponent(page)}`);
    const claims = { sub: '0b54a1f0-7f3a-4c8e-9d0e-3f0f7a1c2d3e', sessionVersion: 1, signedInAt: Date.now() / 1000 };
    const session = await encode({ token: claims, secret, salt: 'cmis.session' });
    expect((await ask(page, { headers: { cookie: `cmis.session=${session}` } })).status).toBe(200);
  });

  it('the middleware admits exactly 100 API requests a minute from one address', async () => {
    const from = { 'x-cmis-client-ip': '203.0.113.1' };
    const statuses = async (count: number, path: string, method: string) => {
      const answers = await Promise.all(
        Array.from({ length: count }, (_, index) =>
          ask(path, { method, headers: { ...from, 'x-forwarded-for': `10.0.0.${index}` } }),
        ),
      );
      return answers;
    };
    const calls = await statuses(150, '/api/orgs', 'GET');
    expect(calls.filter(({ status }) => status === 200)).toHaveLength(100);
    const refused = calls.find(({ status }) => status === 429);
    expect(refused?.headers.get('retry-after')).toMatch(/^\d+$/);
    expect(await refused?.json()).toMatchObject({ code: 'rate_limited', status: 429 });
    expect((await ask('/api/orgs', { headers: { 'x-cmis-client-ip': '203.0.113.2' } })).status).toBe(200);
  });

  it('the middleware limits unsigned calls of the engine’s address, and counts no call with a signature', async () => {
    const from = { 'x-cmis-client-ip': '203.0.113.8' };
    const call = (headers: Record<string, string>) => ask('/api/inngest', { method: 'PUT', headers });
    const unsigned = await Promise.all(Array.from({ length: 100 }, () => call(from)));
    expect(unsigned.filter(({ status }) => status === 429)).toHaveLength(40);
    const signature = `t=${Math.floor(Date.now() / 1000)}&s=${'0a'.repeat(32)}`;
    const signed = await Promise.all(
      Array.from({ length: 500 }, () => call({ ...from, 'x-inngest-signature': signature })),
    );
    expect(signed.filter(({ status }) => status === 200)).toHaveLength(500);
  });

  it('the middleware answers methods that a route lacks with Allow and a problem document, and OPTIONS with Allow', async () => {
    const wrong = await ask('/api/orgs/5f1c/campaigns', { method: 'DELETE' });
    expect(wrong.status).toBe(405);
    expect(wrong.headers.get('allow')).toBe('GET, HEAD, OPTIONS');
    expect(await wrong.json()).toMatchObject({ code: 'method_not_allowed', status: 405 });
    const options = await ask('/api/orgs/5f1c/fx-rates/KWD/SAR/2025-01-01', { method: 'OPTIONS' });
    expect([options.status, options.headers.get('allow')]).toEqual([204, 'DELETE, OPTIONS']);
  });

  it('the middleware hands a preflight of a route of an organization on, and takes no such headers from a client', async () => {
    const planted = { 'x-cmis-preflight-org': 'planted', 'x-cmis-preflight-methods': 'DELETE' };
    const question = { origin: 'https://app.example', 'access-control-request-method': 'GET', ...planted };
    const preflight = await ask('/api/orgs/5f1c/members', { method: 'OPTIONS', headers: question });
    expect(handedOn(preflight, 'x-cmis-preflight-org')).toBe('5f1c');
    expect(handedOn(preflight, 'x-cmis-preflight-methods')).toBe('GET, HEAD, OPTIONS');
    for (const path of ['/api/me', '/api/orgs', '/api/orgs/5f1c/nowhere', '/en/sign-in']) {
      const answer = await ask(path, { method: 'OPTIONS', headers: question });
      expect(handedOn(answer, 'x-cmis-preflight-org'), path).toBeNull();
      expect(answer.headers.get('access-control-allow-origin'), path).toBeNull();
    }
  });

  it('the middleware leaves the limit of a token to the route for scripts of another origin, and limits their address', async () => {
    const call = (count: number, network: string, headers: Record<string, string>, method = 'GET') =>
      Promise.all(
        Array.from({ length: count }, () =>
          ask('/api/orgs/5f1c/members', { method, headers: { 'x-cmis-client-ip': network, ...headers } }),
        ),
      );
    const admitted = (answers: Response[]) => answers.filter(({ status }) => status === 200).length;
    const token = { authorization: 'Bearer one' };
    expect(admitted(await call(150, '198.51.100.21', { ...token, origin: 'https://app.example' }))).toBe(150);
    expect(admitted(await call(150, '198.51.100.22', { ...token, origin: 'http://localhost:3000' }))).toBe(100);
    const question = { origin: 'https://app.example', 'access-control-request-method': 'GET' };
    expect(admitted(await call(1100, '198.51.100.23', question, 'OPTIONS'))).toBe(1000);
  });

  it.each(['/en/sign-in', '/en/a.png', '/_next/static/a.js'])(
    'the middleware refuses an action that a page of another origin sends to %s',
    async (path) => {
      const refused = await ask(path, { method: 'POST', headers: { origin: 'https://evil.example' } });
      expect(refused.status).toBe(403);
      expect(refused.headers.get('x-frame-options')).toBe('DENY');
      const own = await ask(path, { method: 'POST', headers: { origin: 'http://localhost:3000' } });
      expect(own.status).toBe(200);
    },
  );

  it('the middleware never serves an API path as a static file, whatever its ending', async () => {
    const from = { 'x-cmis-client-ip': '203.0.113.7' };
    const path = '/api/orgs/5f1c/kpis/1.png';
    const calls = await Promise.all(Array.from({ length: 101 }, () => ask(path, { method: 'DELETE', headers: from })));
    expect(calls.filter(({ status }) => status === 429)).toHaveLength(1);
    expect((await ask(path, { method: 'POST', headers: { 'content-length': '2000000' } })).status).toBe(413);
  });

  it('the middleware counts each API token separately, and a limited number of made-up tokens', async () => {
    const call = (token: string) =>
      ask('/api/orgs', { headers: { 'x-cmis-client-ip': '198.51.100.9', authorization: `Bearer ${token}` } });
    for (let count = 0; count < 100; count += 1) await call('one');
    expect((await call('one')).status).toBe(429);
    expect((await call('two')).status).toBe(200);
    let admitted = 0;
    for (let count = 0; count < 1000; count += 1) if ((await call(`made-up-${count}`)).status === 200) admitted += 1;
    expect(admitted).toBeLessThan(1000);
  });

  it('the middleware keeps the language in a cookie that is Secure where the product is served over TLS', async () => {
    vi.stubEnv('AUTH_URL', 'https://cmis.example');
    vi.resetModules();
    const { middleware: overTls } = await import('./middleware');
    const headers = { 'accept-language': 'en' };
    const answer = await overTls(new NextRequest('https://cmis.example/ar/sign-in', { headers }));
    expect(answer.headers.getSetCookie()).toEqual([expect.stringMatching(/^NEXT_LOCALE=ar;(?=.*Secure)/i)]);
    vi.unstubAllEnvs();
  });
});
