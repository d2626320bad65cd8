import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { NextRequest } from 'next/server';
import { describe, expect, it, vi } from 'vitest';
import { users } from '@/db/schema/users';
import { withSystem } from '@/db/system';
import { GET, POST } from '@/lib/api/auth-endpoints';
import * as passwordHash from '@/lib/crypto/password-hash';
import { endSessions } from './end-sessions';
import { decodeKnownDevice, encodeKnownDevice } from './known-device';
import { loadUser } from './load-user';
import { registerPerson } from './register-person';
import { decodeSession } from './session-cookie';
import { signUp } from './sign-up';
import { challengeOf, solved } from './testing/solved';
import { verifyCredentials } from './verify-credentials';

// Records calls of the real `verify`: hashes of the same cost take the same time.
const { verify } = vi.hoisted(() => ({ verify: vi.fn<typeof import('@node-rs/argon2').verify>() }));
vi.mock('@node-rs/argon2', async (importOriginal) => {
  const library = await importOriginal<typeof import('@node-rs/argon2')>();
  return { ...library, verify: verify.mockImplementation(library.verify) };
});

const password = 'tall green kettle';
const newEmail = () => `${randomUUID()}@example.com`;
const origin = 'http://localhost:3000';
const wrong = expect.objectContaining({ code: 'unauthenticated', messageKey: 'wrongCredentials' });

async function register(email = newEmail()) {
  const person = await registerPerson({ name: 'Sara', email, password });
  if (!person) throw new Error('The address has an account.');
  return person;
}

let networks = 0;
function fromAnywhere(deviceCookie?: string) {
  networks += 1;
  return { network: `192.0.2.${networks}`, deviceCookie };
}

// Over the endpoints of Auth.js, as a browser does; returns the cookies.
async function signInOverHttp(email: string, withPassword: string, host = origin) {
  const csrf = await GET(new NextRequest(`${host}/api/auth/csrf`));
  const { csrfToken } = await csrf.json();
  const cookie = csrf.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ');
  const body = new URLSearchParams({ csrfToken, email, password: withPassword });
  return POST(
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
    expect(await registerPerson({ name: ' Sara ', email: email.toUpperCase(), password })).toMatchObject({ email });
    expect(await registerPerson({ name: 'Other', email, password: 'another long one' })).toBeNull();
    const person = await verifyCredentials(email, password, fromAnywhere());
    expect(await loadUser({ userId: person.id, sessionVersion: 1 })).toMatchObject({ name: 'Sara' });
    await expect(verifyCredentials(email, 'another long one', fromAnywhere())).rejects.toEqual(wrong);
  });

  it('answers the same, after the same work, for an address with an account', async () => {
    const { email } = await register();
    const hashes = vi.spyOn(passwordHash, 'hashPassword');
    const answers = [];
    for (const [index, address] of [newEmail(), email].entries()) {
      answers.push(await signUp({ name: 'Sara', email: address, password, clientIp: '192.0.2.51' }));
      expect(hashes).toHaveBeenCalledTimes(index + 1);
    }
    expect(answers).toEqual([undefined, undefined]);
    const short = { name: 'Sara', password: 'short', clientIp: '192.0.2.51' };
    for (const address of [newEmail(), email]) {
      await expect(signUp({ ...short, email: address })).rejects.toMatchObject({ messageKey: 'passwordTooShort' });
    }
  });

  it('refuses unusable input, each with its own key', async () => {
    const person = { name: 'Sara', email: newEmail(), password };
    const refused = (changes: Partial<typeof person>, messageKey: string) =>
      expect(registerPerson({ ...person, ...changes })).rejects.toMatchObject({ messageKey });
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
    expect(codes.filter((code) => code === 'challenge_required')).toHaveLength(2);
  });

  it('needs a challenge of the same address after that, and registers the person who solves it', async () => {
    const clientIp = '192.0.2.52';
    for (let count = 0; count < 10; count += 1) {
      await expect(signUp({ name: '', email: newEmail(), password, clientIp })).rejects.toMatchObject({
        messageKey: 'nameInvalid',
      });
    }
    const person = { name: 'Sara', email: newEmail(), password, clientIp };
    const answer = await solved(await challengeOf(signUp(person)));
    await expect(signUp({ ...person, email: newEmail(), answer })).rejects.toMatchObject({
      code: 'challenge_required',
    });
    await signUp({ ...person, answer });
    expect(await verifyCredentials(person.email, password, fromAnywhere())).toMatchObject({ id: expect.any(String) });
  });
});

describe('sign-out', () => {
  it('over the endpoint of Auth.js ends every copy of the cookie, and no newer session', async () => {
    const { id, email } = await register();
    const cookie = sessionOf(await signInOverHttp(email, password))?.split(';')[0] ?? '';
    const signOutWith = async (session: string) => {
      const csrf = await GET(new NextRequest(`${origin}/api/auth/csrf`));
      const { csrfToken } = await csrf.json();
      const jar = [...csrf.headers.getSetCookie().map((each) => each.split(';')[0]), session].join('; ');
      const headers = { cookie: jar, 'content-type': 'application/x-www-form-urlencoded' };
      const body = new URLSearchParams({ csrfToken });
      return POST(new NextRequest(`${origin}/api/auth/signout`, { method: 'POST', headers, body }));
    };
    expect(await loadUser({ userId: id, sessionVersion: 1 })).not.toBeNull();
    expect((await signOutWith(cookie)).status).toBe(302);
    expect(await loadUser({ userId: id, sessionVersion: 1 })).toBeNull();
    // The old cookie again: a newer session stays valid.
    await signOutWith(cookie);
    expect(await loadUser({ userId: id, sessionVersion: 2 })).not.toBeNull();
  });
});

describe('sign-in', () => {
  it('sets a session that the database confirms, for the right password only', async () => {
    const { id, email } = await register();
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

  it('takes its addresses from AUTH_URL, not from the Host header', async () => {
    const { email } = await register();
    const response = await signInOverHttp(email, password, 'http://evil.example');
    expect(response.headers.get('location')).toMatch(/^http:\/\/localhost:3000/);
  });

  it('is invalid after a new session version, and for disabled people', async () => {
    const { id } = await register();
    expect(await loadUser({ userId: id, sessionVersion: 1 })).not.toBeNull();
    await endSessions(id, 'test');
    expect(await loadUser({ userId: id, sessionVersion: 1 })).toBeNull();
    await withSystem('test: disable', (tx) => tx.update(users).set({ disabledAt: new Date() }).where(eq(users.id, id)));
    expect(await loadUser({ userId: id, sessionVersion: 2 })).toBeNull();
  });

  it('answers unknown, wrong, malformed and disabled alike, with a hash check of the same cost', async () => {
    const { id, email } = await register();
    const costOf = async (account: string) => {
      verify.mockClear();
      await expect(verifyCredentials(account, 'not the password', fromAnywhere())).rejects.toEqual(wrong);
      return verify.mock.calls.map(([hashed]) => String(hashed).split('$').slice(0, 4).join('$'));
    };
    const known = await costOf(email);
    expect(known).toEqual([expect.stringMatching(/^\$argon2id\$v=19\$m=\d+,t=\d+,p=\d+$/)]);
    expect(await costOf(newEmail())).toEqual(known);
    await expect(verifyCredentials('no address', password, fromAnywhere())).rejects.toEqual(wrong);
    await withSystem('test: disable', (tx) => tx.update(users).set({ disabledAt: new Date() }).where(eq(users.id, id)));
    await expect(verifyCredentials(email, password, fromAnywhere())).rejects.toEqual(wrong);
  });

  it('admits the right password with a solved challenge after any number of wrong tries by others', async () => {
    const { id, email } = await register();
    const attack = Array.from({ length: 8 }, () => {
      const attacker = { ...fromAnywhere(), network: '203.0.113.7' };
      return verifyCredentials(email.toUpperCase(), 'wrong one', attacker);
    });
    const outcomes = await Promise.allSettled(attack);
    const codes = outcomes.map((each) => (each.status === 'rejected' ? each.reason.code : 'ok'));
    expect(codes.filter((code) => code === 'unauthenticated')).toHaveLength(5);
    expect(codes.filter((code) => code === 'challenge_required')).toHaveLength(3);
    const answer = await solved(await challengeOf(verifyCredentials(email, password, fromAnywhere())));
    expect(await verifyCredentials(email, password, fromAnywhere(), answer)).toMatchObject({ id });
    // The right password resets the count.
    await expect(verifyCredentials(email, 'wrong one', fromAnywhere())).rejects.toEqual(wrong);
  });

  it('checks no password without a solved challenge, and answers a wrong one with it as before', async () => {
    const email = newEmail();
    for (let count = 0; count < 5; count += 1) {
      await expect(verifyCredentials(email, 'wrong one', fromAnywhere())).rejects.toEqual(wrong);
    }
    verify.mockClear();
    const answer = await solved(await challengeOf(verifyCredentials(email, 'wrong one', fromAnywhere())));
    await expect(verifyCredentials(email, 'wrong one', fromAnywhere(), 'nonsense')).rejects.toMatchObject({
      status: 429,
    });
    expect(verify).not.toHaveBeenCalled();
    await expect(verifyCredentials(email, 'wrong one', fromAnywhere(), answer)).rejects.toEqual(wrong);
    expect(verify).toHaveBeenCalledTimes(1);
  });

  it('admits a known browser at once, whatever others try, ten times a minute', async () => {
    const { id, email } = await register();
    const device = await encodeKnownDevice(email);
    await Promise.allSettled(Array.from({ length: 9 }, () => verifyCredentials(email, 'wrong one', fromAnywhere())));
    expect(await verifyCredentials(email, password, fromAnywhere(device))).toMatchObject({ id });
    const tries = await Promise.allSettled(
      Array.from({ length: 12 }, () => verifyCredentials(email, 'wrong one', fromAnywhere(device))),
    );
    const codes = tries.map((each) => (each.status === 'rejected' ? each.reason.code : 'ok'));
    expect(codes.filter((code) => code === 'challenge_required')).toHaveLength(3);
  });

  it('accepts no known browser of another account, and no forged or changed cookie', async () => {
    const { email } = await register();
    const other = await encodeKnownDevice(newEmail());
    const own = await encodeKnownDevice(email);
    expect(await decodeKnownDevice(own, email)).toMatch(/^[0-9a-f-]{36}$/);
    for (const cookie of [undefined, '', 'x', other, `${own}x`, own.slice(1)]) {
      expect(await decodeKnownDevice(cookie, email)).toBeNull();
    }
  });
});
