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
  /** Requests with the person's session cookie, sent as from a page of the product. */
  session: APIRequestContext;
}

/** Headers of a try to sign in or up, each from an address of its own, and the note of it. */
function authTake(account: string): Record<string, string> {
  const address = ownAddress();
  noteAuthTake({ address: address['x-forwarded-for'], account });
  return { ...ownOrigin(), ...address };
}

/** Tries to sign in, with the answer as it comes. */
export async function trySignIn(session: APIRequestContext, { email, password }: Credentials): Promise<APIResponse> {
  const { csrfToken } = await (await session.get('/api/auth/csrf')).json();
  const form = { csrfToken, email, password };
  return session.post('/api/auth/callback/credentials', { form, maxRedirects: 0, headers: authTake(email) });
}

/** Signs in; from then on the requests of `session`, and the pages that share its cookies, are the person's. */
export async function signInPerson(session: APIRequestContext, credentials: Credentials): Promise<void> {
  await trySignIn(session, credentials);
  expect(await (await session.get('/api/auth/session')).json()).toMatchObject({ user: { id: expect.any(String) } });
}

/** Registers a person through the sign-up form, as a browser without scripts sends it, and signs them in. */
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
