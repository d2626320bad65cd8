import { randomUUID } from 'node:crypto';
import { test as base, expect, type Page } from '@playwright/test';
import axe from 'axe-core';
import type { Handles } from '@/dev/handles';
import { crowdedKeys, noteBrowserTake } from './auth-takes';
import { type AddressHeader, ownAddress } from './client-address';
import { type Credentials, signUpPerson } from './person';
import { ownOrigin, stackHandles } from './stack-handles';

interface Fixtures {
  stack: Handles;
  complaints: string[];
  address: AddressHeader;
}

/** Console lines about a policy violation. */
const POLICY = /Content[- ]Security[- ]Policy|Permissions[- ]Policy|Cross-Origin/i;

function listen(page: Page, complaints: string[]): void {
  page.on('console', (message) => {
    if (message.type() === 'error' && POLICY.test(message.text())) complaints.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`page error: ${error.message}`));
}

export const test = base.extend<Fixtures & { watched: undefined }>({
  baseURL: async ({ stack }, use) => use(stack.url),
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the dependencies of a fixture from this pattern.
  stack: async ({}, use) => use(stackHandles()),
  // biome-ignore lint/correctness/noEmptyPattern: see above.
  address: async ({}, use) => use(ownAddress()),
  extraHTTPHeaders: async ({ address }, use) => use(address),
  // biome-ignore lint/correctness/noEmptyPattern: see above.
  complaints: async ({}, use) => use([]),
  watched: [
    async ({ context, complaints, address }, use) => {
      await context.exposeFunction('reportViolation', (line: string) => complaints.push(`violation: ${line}`));
      await context.addInitScript(() => {
        document.addEventListener('securitypolicyviolation', (event) => {
          const report = Reflect.get(window, 'reportViolation');
          report(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`);
        });
      });
      context.on('page', (page) => listen(page, complaints));
      context.on('request', (sent) =>
        noteBrowserTake({ method: sent.method(), url: sent.url(), body: sent.postData() }, address['x-forwarded-for']),
      );
      await use(undefined);
      expect(complaints).toEqual([]);
      expect(crowdedKeys()).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** The rules that a second colour scheme of the same page can break. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

/** Waits for transitions to end first: a colour between two themes has a contrast of its own. */
export async function expectAccessible(page: Page, rules: 'all' | 'colours' = 'all'): Promise<void> {
  await page.evaluate(async () => {
    const ending = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(ending.map(({ finished }) => finished));
  });
  await page.evaluate(axe.source);
  // A report of what passed lists every element: on the dashboard it costs more than the rules.
  const options: axe.RunOptions = {
    resultTypes: ['violations'],
    ...(rules === 'all' ? {} : { runOnly: COLOUR_RULES }),
  };
  const violations = await page.evaluate(async (given) => {
    const results: axe.AxeResults = await Reflect.get(window, 'axe').run(given);
    return results.violations;
  }, options);
  const found = violations.map(({ id, help, nodes }) => ({
    id,
    help,
    where: nodes.map(({ target }) => target.join(' ')),
  }));
  expect(found).toEqual([]);
}

/** In English, by the form; ends on the dashboard. */
export async function signInByForm(page: Page, { email, password }: Credentials): Promise<void> {
  await page.goto('/en/sign-in');
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL(/\/en\/orgs\//);
}

/** By the forms; ends on the dashboard of the new organization. */
export async function signUpByForms(page: Page, organization: string): Promise<void> {
  await page.goto('/en/sign-up');
  await page.getByLabel('Your name').fill('Second Person');
  await page.getByLabel('E-mail address').fill(`person-${randomUUID()}@example.com`);
  await page.getByLabel('Password').fill('plum kettle harbour nine');
  await page.getByRole('button', { name: 'Create account' }).click();
  await page.waitForURL(/\/en\/sign-in/);
  await page.getByLabel('Password').fill('plum kettle harbour nine');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByLabel('Organization name').fill(organization);
  await page.getByRole('button', { name: 'Create organization' }).click();
  await page.waitForURL(/\/en\/orgs\/[0-9a-f-]{36}/);
}

/** By requests that share the cookies of the browser. */
export async function signUpWithOrganization(page: Page, organization: string): Promise<void> {
  await signUpPerson(page.request);
  const data = { name: organization, currency: 'SAR', timeZone: 'Asia/Riyadh' };
  const made = await page.request.post('/api/orgs', { headers: ownOrigin(), data });
  expect(made.status()).toBe(201);
  await page.goto(`/en/orgs/${(await made.json()).id}/dashboard`);
}
