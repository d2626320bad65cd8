import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import ar from '@/messages/ar.json' with { type: 'json' };
import { expect, expectAccessible, signUpWithOrganization, test } from './fixtures';
import { signUpPerson } from './person';
import { ownOrigin } from './stack-handles';

const password = 'plum kettle harbour nine';

async function invite(page: Page, email: string): Promise<string> {
  const [, orgId] = /\/orgs\/([0-9a-f-]{36})/.exec(page.url()) ?? [];
  const made = await page.request.post(`/api/orgs/${orgId}/invitations`, {
    headers: ownOrigin(),
    data: { email, role: 'marketer' },
  });
  expect(made.status()).toBe(201);
  return `/invitation/${(await made.json()).token}`;
}

test('an invited person signs up, signs in and reaches the dashboard of the organization', async ({
  page,
  browser,
  address,
}) => {
  await signUpWithOrganization(page, 'Inviting Company');
  const email = `invited-${randomUUID()}@example.com`;
  const link = await invite(page, email);

  const context = await browser.newContext({ extraHTTPHeaders: address });
  const invited = await context.newPage();
  await invited.goto(new URL(`/ar${link}`, page.url()).href);
  await expectAccessible(invited);
  await invited.getByRole('link', { name: ar.auth.signUp.submit }).click();
  await expect(invited.getByText('تنضم إلى Inviting Company بصفة مسوّق')).toBeVisible();
  await expect(invited.getByLabel(ar.auth.signUp.email)).toHaveValue(email);
  await invited.getByLabel(ar.auth.signUp.name, { exact: true }).fill('ريم');
  await invited.getByLabel(ar.auth.signUp.password).fill(password);
  await invited.getByRole('button', { name: ar.auth.signUp.submit }).click();
  await invited.waitForURL(/\/ar\/sign-in/);
  await invited.getByLabel(ar.auth.signUp.password).fill(password);
  await invited.getByRole('button', { name: ar.auth.signIn.submit }).click();
  await invited.waitForURL(/\/ar\/orgs\/[0-9a-f-]{36}\/dashboard/);
  await expect(invited.getByText('Inviting Company').first()).toBeVisible();

  // A link for another person shows who is signed in, for whom it is, and how to change.
  const other = await invite(page, `other-${randomUUID()}@example.com`);
  await invited.goto(new URL(`/en${other}`, page.url()).href);
  await expect(invited.getByText(`You are signed in as ${email}`)).toBeVisible();
  await expectAccessible(invited);
  await invited.getByRole('button', { name: 'Switch account' }).click();
  await invited.waitForURL(/\/en\/sign-in\?next=/);
  await expect(invited.getByLabel('E-mail address')).toHaveValue(/^other-/);
  // Signing in with the wrong address joins nothing and returns to the invitation.
  await invited.getByLabel('E-mail address').fill(email);
  await invited.getByLabel('Password').fill(password);
  await invited.getByRole('button', { name: 'Sign in' }).click();
  await expect(invited.getByText(`You are signed in as ${email}`)).toBeVisible();
  await context.close();
});

test('a signed-in person joins with one click, and opening the link alone changes nothing', async ({
  page,
  browser,
  address,
}) => {
  await signUpWithOrganization(page, 'Second Inviting Company');
  const context = await browser.newContext({ extraHTTPHeaders: address, baseURL: new URL(page.url()).origin });
  const invited = await context.newPage();
  const { email } = await signUpPerson(invited.request);
  const link = await invite(page, email);
  await invited.goto(`/en${link}`);
  await invited.reload();
  const join = invited.getByRole('button', { name: 'Join' });
  await expect(join).toBeVisible();
  expect(
    (await invited.request.get('/api/orgs')).ok() && (await (await invited.request.get('/api/orgs')).text()),
  ).not.toContain('Second Inviting Company');
  await join.click();
  await invited.waitForURL(/\/en\/orgs\/[0-9a-f-]{36}\/dashboard/);
  await invited.goto(`/en${link}`);
  await expect(invited.getByText('This invitation has already been used.')).toBeVisible();
  await context.close();
});
