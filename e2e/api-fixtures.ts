import { test as base, expect } from '@playwright/test';
import type { Handles } from '@/local/handles';
import { foundOrganization, type Organization } from './organization';
import { type Person, signUpPerson } from './person';
import { stackHandles } from './stack-handles';

interface WorkerFixtures {
  stack: Handles;
  /** Somebody the demo organization does not know, signed in. */
  person: Person;
  /** The person's own organization. Like the advertiser of the sandbox it is meant for, it counts in dinars. */
  organization: Organization;
  /** The demo organization through its API token. */
  demo: Organization;
}

/** Tests over HTTP alone: no browser is started. */
export const test = base.extend<object, WorkerFixtures>({
  baseURL: async ({ stack }, use) => use(stack.url),
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the dependencies of a fixture from this pattern.
  stack: [async ({}, use) => use(stackHandles()), { scope: 'worker' }],
  person: [
    async ({ playwright, stack }, use) => {
      const { origin } = new URL(stack.url);
      const session = await playwright.request.newContext({ baseURL: origin, extraHTTPHeaders: { origin } });
      await use(await signUpPerson(session));
      await session.dispose();
    },
    { scope: 'worker' },
  ],
  organization: [
    async ({ person }, use) =>
      use(await foundOrganization(person.session, { currency: 'KWD', timeZone: 'Asia/Kuwait' })),
    { scope: 'worker' },
  ],
  demo: [
    async ({ playwright, stack }, use) => {
      const anonymous = await playwright.request.newContext({ baseURL: stack.url });
      await use({ id: stack.orgId, token: stack.apiToken, requests: anonymous });
      await anonymous.dispose();
    },
    { scope: 'worker' },
  ],
});

export { expect };
