import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { NextRequest } from 'next/server';
import { describe, expect, it, vi } from 'vitest';
import { users } from '@/db/schema/users';
import { withSystem } from '@/db/system';
import { endSessions } from './end-sessions';
import { loadUser } from './load-user';
import { handlers } from './next-auth';
import { decodeSession } from './session-cookie';
import { signUp } from './sign-up';
import { verifyCredentials } from './verify-credentials';

// The library's own `verify`, seen: hashes of the same cost take the same time.
const { verify } = vi.hoisted(() => ({ verify: vi.fn<typeof import('@node-rs/argon2').verify>() }));
vi.mock('@node-rs/argon2', async (importOriginal) => {
  const library = await importOriginal<typeof import('@node-rs/argon2')>();
  return { ...library, verify: verify.mockImplementation(library.verify) };
});

const password = 'tall green kettle';
const newEmail = () => `${randomUUID()}@example.com`;
const origin = 'http://localhost:3000';
const wrong = expect.objectContaining({ code: 'unauthenticated', messageKey: 'wrongCredentials' });

/** Signs in over Auth.js' own endpoints, as a browser does; the cookies it was given. */
async function signInOverHttp(email: string, withPassword: string, host = origin) {
  const csrf = await handlers.GET(new NextRequest(`${host}/api/auth/csrf`));
  const { csrfToken } = await csrf.json();
  const cookie = csrf.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ');
  const body = new URLSearchParams({ csrfToken, email, password: withPassword });
  return handlers.POST(
    new NextRequest(`${host}/api/auth/callback/credentials`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
      body,
    }),
  );
}

const sessionOf = (response: Response) =>
  response.headers.getSetCookie().find((each) => each.startsWith('cmis.session='));

describe('sign-up', () => {
  it('registers a person under the one spelling of the address, once', async () => {
    const email = newEmail();
    expect(await signUp({ name: ' Sara ', email: email.toUpperCase(), password })).toMatchObject({ email });
    await expect(signUp({ name: 'Other', email, password })).rejects.toMatchObject({ messageKey: 'emailTaken' });
  });

  it('refuses what cannot be used, each with its own key', async () => {
    const person = { name: 'Sara', email: newEmail(), password };
    const refused = (changes: Partial<typeof person>, messageKey: string) =>
      expect(signUp({ ...person, ...changes })).rejects.toMatchObject({ messageKey });
    await refused({ email: 'sara＠example.com' }, 'emailInvalid');
    await refused({ name: '  ' }, 'nameInvalid');
    await refused({ password: 'short' }, 'passwordTooShort');
    await refused({ password: 'password1234' }, 'passwordTooCommon');
  });

  it('admits ten tries a minute from one address', async () => {
    const tries = await Promise.allSettled(
      Array.from({ length: 12 }, () => signUp({ name: '', email: newEmail(), password, clientIp: '192.0.2.50' })),
    );
    const codes = tries.map((each) => (each.status === 'rejected' ? each.reason.code : 'ok'));
    expect(codes.filter((code) => code === 'rate_limited')).toHaveLength(2);
  });
});

describe('sign-in', () => {
  it('sets a session that the database confirms, for the right password only', async () => {
    const { id, email } = await signUp({ name: 'Sara', email: newEmail(), password });
    const response = await signInOverHttp(email.toUpperCase(), password);
    const cookie = sessionOf(response) ?? '';
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Lax/i);
    expect(cookie).toMatch(/Path=\//i);
    const value = cookie.split(';')[0]?.slice('cmis.session='.length);
    const secret = process.env.AUTH_SECRET ?? '';
    const claims = await decodeSession(value, { secret, cookieName: 'cmis.session' });
    expect(claims).toEqual({ userId: id, sessionVersion: 1 });
    expect(claims && (await loadUser(claims))).toMatchObject({ id, email, name: 'Sara' });
    expect(sessionOf(await signInOverHttp(email, 'tall green kettlE'))).toBeUndefined();
  });

  it('takes its addresses from AUTH_URL, not from the Host a client names', async () => {
    const { email } = await signUp({ name: 'Sara', email: newEmail(), password });
    const response = await signInOverHttp(email, password, 'http://evil.example');
    expect(response.headers.get('location')).toMatch(/^http:\/\/localhost:3000/);
  });

  it('ends with the session version, and for people who are disabled', async () => {
    const { id } = await signUp({ name: 'Sara', email: newEmail(), password });
    expect(await loadUser({ userId: id, sessionVersion: 1 })).not.toBeNull();
    await endSessions(id, 'test');
    expect(await loadUser({ userId: id, sessionVersion: 1 })).toBeNull();
    await withSystem('test: disable', (tx) => tx.update(users).set({ disabledAt: new Date() }).where(eq(users.id, id)));
    expect(await loadUser({ userId: id, sessionVersion: 2 })).toBeNull();
  });

  it('answers unknown, wrong, malformed and disabled alike, and checks a hash of the same cost for known and unknown', async () => {
    const { id, email } = await signUp({ name: 'Sara', email: newEmail(), password });
    const costOf = async (account: string) => {
      verify.mockClear();
      await expect(verifyCredentials(account, 'not the password')).rejects.toEqual(wrong);
      // `$argon2id$v=19$m=…,t=…,p=…`, and after it salt and hash.
      return verify.mock.calls.map(([hashed]) => String(hashed).split('$').slice(0, 4).join('$'));
    };
    const known = await costOf(email);
    expect(known).toEqual([expect.stringMatching(/^\$argon2id\$v=19\$m=\d+,t=\d+,p=\d+$/)]);
    expect(await costOf(newEmail())).toEqual(known);
    await expect(verifyCredentials('no address', password)).rejects.toEqual(wrong);
    await withSystem('test: disable', (tx) => tx.update(users).set({ disabledAt: new Date() }).where(eq(users.id, id)));
    await expect(verifyCredentials(email, password)).rejects.toEqual(wrong);
  });

  it('admits ten tries a minute on one account, wherever they come from', async () => {
    const { email } = await signUp({ name: 'Sara', email: newEmail(), password });
    const tries = await Promise.allSettled(
      Array.from({ length: 15 }, (_, index) => verifyCredentials(index % 2 ? email : email.toUpperCase(), 'wrong one')),
    );
    const codes = tries.map((each) => (each.status === 'rejected' ? each.reason.code : 'ok'));
    expect(codes.filter((code) => code === 'unauthenticated')).toHaveLength(10);
    expect(codes.filter((code) => code === 'rate_limited')).toHaveLength(5);
    const verdict = await verifyCredentials(email, password).catch((error) => error);
    expect(verdict).toMatchObject({ code: 'rate_limited', retryAfterSeconds: expect.any(Number) });
  });
});
