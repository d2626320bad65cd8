import { test as base, expect } from '@playwright/test';
import type { Handles } from '@/dev/handles';
import { crowdedKeys } from './auth-takes';
import { type AddressHeader, ownAddress } from './client-address';
import { foundOrganization, type Organization } from './organization';
import { type Person, signUpPerson } from './person';
import { ownOrigin, stackHandles } from './stack-handles';

interface WorkerFixtures {
  stack: Handles;
  /** Somebody the demo organization does not know, signed in. */
  person: Person;
  /** The person's own organization. Like the advertiser of the sandbox it is meant for, it counts in dinars. */
  organization: Organization;
  /** The demo organization through its API token. */
  demo: Organization;
}

interface Fixtures {
  /** The address of the test's client, which it shares with no other. */
  address: AddressHeader;
  counted: undefined;
}

/** Tests over HTTP alone: no browser is started. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the dependencies of a fixture from this pattern.
  address: async ({}, use) => use(ownAddress()),
  extraHTTPHeaders: async ({ address }, use) => use(address),
  counted: [
    // biome-ignore lint/correctness/noEmptyPattern: see above.
    async ({}, use) => {
      await use(undefined);
      expect(crowdedKeys()).toEqual([]);
    },
    { auto: true },
  ],
  baseURL: async ({ stack }, use) => use(stack.url),
  // biome-ignore lint/correctness/noEmptyPattern: see above.
  stack: [async ({}, use) => use(stackHandles()), { scope: 'worker' }],
  person: [
    async ({ playwright, stack }, use) => {
      const extraHTTPHeaders = { ...ownOrigin(), ...ownAddress() };
      const session = await playwright.request.newContext({ baseURL: stack.url, extraHTTPHeaders });
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
      const anonymous = await playwright.request.newContext({ baseURL: stack.url, extraHTTPHeaders: ownAddress() });
      await use({ id: stack.orgId, token: stack.apiToken, requests: anonymous });
      await anonymous.dispose();
    },
    { scope: 'worker' },
  ],
});

export { expect };
