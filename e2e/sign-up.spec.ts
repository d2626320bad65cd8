import { randomUUID } from 'node:crypto';
import { defaultForm } from '@/dev/demo/html-form';
import { expect, test } from './api-fixtures';
import { ownAddress } from './client-address';

test('sign-up answers the same for an address that has an account, and only its own password signs in', async ({
  playwright,
  stack,
  person,
}) => {
  const { origin } = new URL(stack.url);
  const password = 'amber tunnel forest six';
  const answers = [];
  for (const email of [`new-${randomUUID()}@example.com`, person.email]) {
    const client = await playwright.request.newContext({
      baseURL: origin,
      extraHTTPHeaders: { origin, ...ownAddress() },
    });
    const { fields } = defaultForm(await (await client.get('/en/sign-up')).text());
    const multipart = { ...Object.fromEntries(fields), name: 'Stranger', email, password };
    const answer = await client.post('/en/sign-up', { multipart, maxRedirects: 0 });
    const { location, 'set-cookie': cookies = '' } = answer.headers();
    answers.push({
      status: answer.status(),
      location,
      cookies: cookies.replaceAll(encodeURIComponent(email), '<address>').replace(/expires=[^;]+/gi, ''),
      session: await (await client.get('/api/auth/session')).json(),
      page: (await (await client.get(location ?? '')).text()).includes('Now sign in'),
    });
    await client.dispose();
  }
  expect(answers[0]).toEqual(answers[1]);
  expect(answers[0]).toMatchObject({ status: 303, session: null, page: true });
});
