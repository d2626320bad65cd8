import { randomUUID } from 'node:crypto';
import { type APIRequestContext, expect } from '@playwright/test';
import { defaultForm } from '@/local/demo/html-form';

export interface Person {
  email: string;
  password: string;
  /** Requests with the person's session cookie, sent as from a page of the product. */
  session: APIRequestContext;
}

/** Registers a person through the sign-up form, as a browser without scripts sends it. */
export async function signUpPerson(session: APIRequestContext): Promise<Person> {
  const person = { email: `api-${randomUUID()}@example.com`, password: 'plum kettle harbour nine' };
  const page = await session.get('/en/sign-up');
  const { fields } = defaultForm(await page.text());
  const filled = { ...Object.fromEntries(fields), name: 'Api Person', ...person };
  const answer = await session.post('/en/sign-up', { multipart: filled });
  expect(answer.ok()).toBe(true);
  expect(await (await session.get('/api/auth/session')).json()).toMatchObject({ user: { id: expect.any(String) } });
  return { ...person, session };
}
