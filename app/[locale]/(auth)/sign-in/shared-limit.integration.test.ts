import { randomUUID } from 'node:crypto';
import { NextRequest } from 'next/server';
import { createTranslator } from 'next-intl';
import { describe, expect, it, vi } from 'vitest';
import { GET, POST } from '@/app/api/auth/[...nextauth]/route';
import type { ActionResult } from '@/components/forms/action-result';
import { registerPerson } from '@/lib/auth/register-person';
import { solved } from '@/lib/auth/testing/solved';
import { logger } from '@/lib/logger';
import { CLIENT_ADDRESS_HEADER } from '@/lib/rate-limit/client-address';
import en from '@/messages/en.json';
import { signUp } from '../sign-up/actions';
import { signIn } from './actions';

const request = { headers: new Headers(), cookies: new Map<string, string>() };
vi.mock('next/headers', () => ({
  headers: async () => request.headers,
  cookies: async () => ({
    getAll: () => [],
    set: (name: string, value: string) => void request.cookies.set(name, value),
  }),
}));
vi.mock('next-intl/server', () => ({
  getLocale: async () => 'en',
  getTranslations: async () => createTranslator({ locale: 'en', messages: en }),
}));

logger.level = 'silent';
const password = 'tall green kettle';
const newEmail = () => `${randomUUID()}@example.com`;
let networks = 0;
const freshNetwork = () => {
  networks += 1;
  return `198.51.100.${networks}`;
};

function fieldsOf(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

async function byForm(
  network: string,
  fields: Record<string, string>,
  action = signIn,
): Promise<ActionResult | string> {
  request.headers = new Headers({ [CLIENT_ADDRESS_HEADER]: network });
  request.cookies.clear();
  try {
    return await action(null, fieldsOf(fields));
  } catch (error) {
    // Redirects are thrown as exceptions.
    return error instanceof Error && 'digest' in error ? String(error.digest) : Promise.reject(error);
  }
}

async function byApi(network: string, fields: Record<string, string>, withToken = true): Promise<Response> {
  const csrf = await GET(new NextRequest('http://localhost:3000/api/auth/csrf'));
  const cookie = csrf.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ');
  const { csrfToken } = await csrf.json();
  const body = new URLSearchParams({ ...(withToken ? { csrfToken } : {}), ...fields });
  const headers = {
    cookie,
    'content-type': 'application/x-www-form-urlencoded',
    [CLIENT_ADDRESS_HEADER]: network,
  };
  return POST(
    new NextRequest('http://localhost:3000/api/auth/callback/credentials', { method: 'POST', headers, body }),
  );
}

const isSignedIn = (response: Response) =>
  response.headers.getSetCookie().some((each) => each.startsWith('cmis.session='));

async function attack(network: string, email: string) {
  for (let index = 0; index < 10; index += 1) {
    const fields = { email, password: `wrong guess ${index}` };
    if (index % 2 === 0) expect(await byForm(network, fields)).toMatchObject({ ok: false });
    else await byApi(network, fields);
  }
}

describe('sign-in by form and sign-in by API', () => {
  it('share one limit of ten a minute: the next attempt of either kind needs a challenge', async () => {
    const network = freshNetwork();
    for (let index = 0; index < 5; index += 1) {
      const fields = { email: newEmail(), password };
      expect(await byForm(network, fields)).toMatchObject({ ok: false, message: en.errors.wrongCredentials });
      expect((await byApi(network, fields)).status).toBe(302);
    }
    const next = { email: newEmail(), password };
    const { challenge: _refused, ...shown } = Object(await byForm(network, next));
    expect(shown).toEqual({
      ok: false,
      message: expect.stringContaining('After too many attempts we check the browser'),
      fieldErrors: {},
    });
    const refused = await byApi(network, next);
    expect([refused.status, refused.headers.get('content-type')]).toEqual([429, 'application/problem+json']);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await refused.json()).toMatchObject({
      code: 'challenge_required',
      challenge: { signature: expect.any(String) },
    });
    expect(await byForm(network, { name: 'Sara', ...next }, signUp)).toMatchObject({ challenge: expect.any(Object) });
  });

  it('accept the right password with a solved challenge after failed attempts of others, and never a wrong one', async () => {
    const person = await registerPerson({ name: 'Sara', email: newEmail(), password });
    const network = freshNetwork();
    const email = person?.email ?? '';
    await attack(network, email);
    const refused = Object(await byForm(network, { email, password }));
    const wrong = await byForm(network, {
      email,
      password: 'wrong again',
      challengeAnswer: await solved(refused.challenge),
    });
    expect(wrong).toEqual({ ok: false, message: en.errors.wrongCredentials, fieldErrors: {} });

    const { challenge } = Object(await byForm(network, { email, password }));
    const right = await byForm(network, { email, password, challengeAnswer: await solved(challenge) });
    expect(right).toMatch(/^NEXT_REDIRECT;.*;\/en;/);
    expect([...request.cookies.keys()]).toContain('cmis.session');
  });

  it('accept the solved challenge by API in the body of the same request', async () => {
    const person = await registerPerson({ name: 'Sara', email: newEmail(), password });
    const network = freshNetwork();
    const email = person?.email ?? '';
    await attack(network, email);
    const { challenge } = await (await byApi(network, { email, password })).json();
    const fields = { email: email.toUpperCase(), password, challengeAnswer: await solved(challenge) };
    const signedIn = await byApi(network, fields);
    expect(isSignedIn(signedIn)).toBe(true);
    expect((await byApi(network, fields)).status).toBe(429);
  });

  it('require a challenge for an address without an account exactly as for one with an account', async () => {
    const person = await registerPerson({ name: 'Sara', email: newEmail(), password });
    const answers = [];
    for (const email of [person?.email ?? '', newEmail()]) {
      const seen = [];
      for (let index = 0; index < 7; index += 1) {
        const answer = await byApi(freshNetwork(), { email, password: 'wrong guess' });
        const body = answer.status === 429 ? await answer.json() : {};
        const { level } = body.challenge?.parameters.data ?? {};
        seen.push([answer.status, answer.headers.get('location'), answer.headers.get('retry-after'), body.code, level]);
      }
      answers.push(seen);
    }
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]?.at(-1)).toEqual([429, null, '900', 'challenge_required', 0]);
  });

  it('count attempts without the CSRF token too, and refuse them after ten', async () => {
    const network = freshNetwork();
    const statuses = [];
    for (let index = 0; index < 12; index += 1) {
      statuses.push((await byApi(network, { email: newEmail(), password }, false)).status);
    }
    expect(statuses.slice(0, 10)).not.toContain(429);
    expect(statuses.slice(10)).toEqual([429, 429]);
  });
});
