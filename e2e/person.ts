import { randomUUID } from 'node:crypto';
import { type APIRequestContext, type APIResponse, expect } from '@playwright/test';
import { defaultForm } from '@/dev/demo/html-form';
import { noteAuthTake } from './auth-takes';
import { ownAddress } from './client-address';
import { ownOrigin } from './stack-handles';

export interface Credentials {
  email: string;
  password: string;
}

export interface Person extends Credentials {
  session: APIRequestContext;
}

/** A new address for each attempt, which is recorded. */
function authTake(account: string): Record<string, string> {
  const address = ownAddress();
  noteAuthTake({ address: address['x-forwarded-for'], account });
  return { ...ownOrigin(), ...address };
}

export async function trySignIn(session: APIRequestContext, { email, password }: Credentials): Promise<APIResponse> {
  const { csrfToken } = await (await session.get('/api/auth/csrf')).json();
  const form = { csrfToken, email, password };
  return session.post('/api/auth/callback/credentials', { form, maxRedirects: 0, headers: authTake(email) });
}

/** From then on the requests of `session` are the person's. */
export async function signInPerson(session: APIRequestContext, credentials: Credentials): Promise<void> {
  await trySignIn(session, credentials);
  expect(await (await session.get('/api/auth/session')).json()).toMatchObject({ user: { id: expect.any(String) } });
}

/** Through the sign-up form, as a browser without scripts sends it. */
export async function signUpPerson(session: APIRequestContext): Promise<Person> {
  const person = { email: `api-${randomUUID()}@example.com`, password: 'plum kettle harbour nine' };
  const page = await session.get('/en/sign-up');
  const { fields } = defaultForm(await page.text());
  const filled = { ...Object.fromEntries(fields), name: 'Api Person', ...person };
  const answer = await session.post('/en/sign-up', { multipart: filled, headers: authTake(person.email) });
  expect(answer.ok()).toBe(true);
  await signInPerson(session, person);
  return { ...person, session };
}
