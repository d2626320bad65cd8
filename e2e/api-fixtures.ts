import { test as base, expect } from '@playwright/test';
import type { Handles } from '@/dev/handles';
import { crowdedKeys } from './auth-takes';
import { type AddressHeader, ownAddress } from './client-address';
import { foundOrganization, type Organization } from './organization';
import { type Person, signUpPerson } from './person';
import { ownOrigin, stackHandles } from './stack-handles';

interface WorkerFixtures {
  stack: Handles;
  /** Signed in, and no member of the demo organization. */
  person: Person;
  /** In dinars, like the sandbox's advertiser for it. */
  organization: Organization;
  demo: Organization;
}

interface Fixtures {
  address: AddressHeader;
  counted: undefined;
}

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
