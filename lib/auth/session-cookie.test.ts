import { encode } from 'next-auth/jwt';
import { describe, expect, it } from 'vitest';
import { authCookieName, decodeSession, readCookie, SESSION_SECONDS } from './session-cookie';

const secret = 'a-secret-of-at-least-thirty-two-characters';
const cookieName = 'cmis.session';
const userId = '0b54a1f0-7f3a-4c8e-9d0e-3f0f7a1c2d3e';
const now = Math.floor(Date.now() / 1000);
const seal = (token: object, options: object = {}) =>
  encode({ token: { ...token }, secret, salt: cookieName, maxAge: SESSION_SECONDS, ...options });
const open = (value: string | undefined) => decodeSession(value, { secret, cookieName });

describe('decodeSession', () => {
  it('reads what sign-in wrote', async () => {
    const value = await seal({ sub: userId, sessionVersion: 3, signedInAt: now });
    expect(await open(value)).toEqual({ userId, sessionVersion: 3 });
  });

  it.each([
    ['no cookie', undefined],
    ['text', 'abc'],
    ['an unsigned token', `${btoa('{"alg":"none"}')}.${btoa(`{"sub":"${userId}","sessionVersion":1}`)}.`],
  ])('refuses %s', async (_, value) => {
    expect(await open(value)).toBeNull();
  });

  it('refuses another secret, another cookie name, an expired token and one of another shape', async () => {
    const claims = { sub: userId, sessionVersion: 1, signedInAt: now };
    expect(await open(await seal(claims, { secret: 'another-secret-of-thirty-two-characters' }))).toBeNull();
    expect(await open(await seal(claims, { salt: '__Host-cmis.session' }))).toBeNull();
    expect(await open(await seal(claims, { maxAge: -60 }))).toBeNull();
    expect(await open(await seal({ sub: userId, signedInAt: now }))).toBeNull();
    expect(await open(await seal({ ...claims, sub: "' or 1=1" }))).toBeNull();
  });

  it('refuses a token a week after sign-in, however often it was reissued', async () => {
    const value = await seal({ sub: userId, sessionVersion: 1, signedInAt: now - SESSION_SECONDS - 5 });
    expect(await open(value)).toBeNull();
  });
});

describe('session cookies', () => {
  it('are bound to the host over TLS', () => {
    expect(authCookieName('session', 'https://cmis.example')).toBe('__Host-cmis.session');
    expect(authCookieName('session', 'http://localhost:3000')).toBe('cmis.session');
  });

  it('are read by their whole name, and not at all when sent twice', () => {
    expect(readCookie('x-cmis.session=no; cmis.session=yes; a=b', cookieName)).toBe('yes');
    expect(readCookie('cmis.session=one; cmis.session=two', cookieName)).toBeUndefined();
    expect(readCookie(null, cookieName)).toBeUndefined();
  });
});
