import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { NextRequest } from 'next/server';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { authCookieName, cookieOptions } from './session-cookie';

function sourcesBelow(folder: string): string[] {
  return readdirSync(path.join(process.cwd(), folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.includes('.test.') && !name.includes('testing/'))
    .map((name) => path.join(folder, name));
}

function bareCookieSetters(text: string): string[] {
  const setters = [/document\.cookie\s*=/, /set-cookie/i, /cookies\.set\(/].filter((pattern) => pattern.test(text));
  const usesJar = /\bcookies\(\)/.test(text) && /\.set\(/.test(text);
  return [
    ...setters.map(String),
    ...(usesJar && !text.includes('cookieOptions(') ? ['jar without cookieOptions'] : []),
  ];
}

describe('cookies', () => {
  afterEach(() => vi.unstubAllEnvs());

  it('are Secure with the __Host- prefix over TLS, and always SameSite and HttpOnly', () => {
    const common = { httpOnly: true, sameSite: 'lax', path: '/' };
    expect(cookieOptions('https://cmis.example')).toEqual({ ...common, secure: true });
    expect(cookieOptions('http://localhost:3000')).toEqual({ ...common, secure: false });
    expect(authCookieName('device', 'https://cmis.example')).toBe('__Host-cmis.device');
  });

  it('have the common options wherever the product sets one', () => {
    const planted = [
      "(await cookies()).set('a', 'b', { path: '/' })",
      "document.cookie = 'a=b'",
      "response.cookies.set('a', 'b')",
      "headers: { 'Set-Cookie': 'a=b' }",
    ];
    for (const text of planted) expect(bareCookieSetters(text)).not.toEqual([]);
    const sources = ['app', 'components', 'lib'].flatMap(sourcesBelow);
    const found = [...sources, 'middleware.ts'].flatMap((source) =>
      bareCookieSetters(readFileSync(path.join(process.cwd(), source), 'utf8')).map((how) => `${source}: ${how}`),
    );
    expect(found).toEqual([]);
  });

  it('are Secure over TLS when Auth.js sets them', async () => {
    vi.stubEnv('AUTH_URL', 'https://cmis.example');
    vi.stubEnv('AUTH_SECRET', 'a-secret-of-at-least-thirty-two-characters');
    vi.stubEnv('DATABASE_URL', 'postgres://none@127.0.0.1:1/none');
    vi.stubEnv('DATABASE_SYSTEM_URL', 'postgres://none@127.0.0.1:1/none');
    vi.stubEnv(
      'TOKEN_ENCRYPTION_KEYS',
      `test:${Buffer.from(Array.from({ length: 32 }, (_, i) => i)).toString('base64')}`,
    );
    vi.resetModules();
    const { GET } = await import('./next-auth');
    const response = await GET(new NextRequest('https://cmis.example/api/auth/csrf'));
    const set = response.headers.getSetCookie();
    expect(set.length).toBeGreaterThan(0);
    for (const cookie of set) expect(cookie).toMatch(/^__Host-cmis\.(?=.*HttpOnly)(?=.*Secure)(?=.*SameSite=Lax)/i);
  });
});
