import { defaultForm } from '@/dev/demo/html-form';
import { expect, expectAccessible, test } from './fixtures';
import { signUpPerson } from './person';
import { ownOrigin } from './stack-handles';

test('a person signs in from a new browser after another person has used up the attempts of their network and account', async ({
  page,
  playwright,
  stack,
  address,
}) => {
  const newClient = () => playwright.request.newContext({ baseURL: stack.url, extraHTTPHeaders: ownOrigin() });
  const session = await newClient();
  const { email, password } = await signUpPerson(session);
  await session.dispose();

  // Not counted with the other attempts: this test reaches the limit on purpose.
  const other = await newClient();
  const { csrfToken } = await (await other.get('/api/auth/csrf')).json();
  const guess = (number: number) =>
    other.post('/api/auth/callback/credentials', {
      form: { csrfToken, email, password: `wrong guess ${number}` },
      maxRedirects: 0,
      headers: address,
    });
  for (let number = 1; number <= 10; number += 1) await guess(number);
  const refused = await guess(11);
  expect(refused.status()).toBe(429);
  expect(await refused.json()).toMatchObject({ code: 'challenge_required' });

  const { fields } = defaultForm(await (await other.get('/en/sign-in')).text());
  const multipart = { ...Object.fromEntries(fields), email, password };
  const plain = await other.post('/en/sign-in', { multipart, headers: address });
  expect(await plain.text()).toContain('It needs JavaScript');
  await other.dispose();

  // The answer of the form is delayed so that the test can look at the page.
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(/\/en\/sign-in/, async (route) => {
    if (route.request().postData()?.includes('challengeAnswer')) await held;
    await route.continue();
  });
  await page.goto('/en/sign-in');
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password').fill(password);
  const below = page.getByRole('link', { name: 'Create an account' });
  const before = await below.boundingBox();
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Checking your browser' })).toBeVisible();
  expect(await below.boundingBox()).toEqual(before);
  await expect(page.getByLabel('Password')).toHaveValue(password);
  await expectAccessible(page);
  release();
  await expect(page.getByLabel('Organization name')).toBeVisible();
});
