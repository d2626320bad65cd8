import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { crowdedKeys, forgetAuthTakes, noteAuthTake, noteBrowserTake } from '@/e2e/auth-takes';
import { ratePolicies } from '@/lib/rate-limit/rate-policies';

// In e2e/ Playwright would run it as a browser test.
const { limit } = ratePolicies.auth.windows[0];
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'cmis-takes-'));
  vi.stubEnv('CMIS_E2E_DATA_DIR', folder);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

const times = (count: number, act: (index: number) => void) => Array.from({ length: count }, (_, index) => act(index));

describe('attempts to sign in of all browser tests', () => {
  it('one address with more attempts than a minute allows is reported, however slow they were', () => {
    times(limit, () => noteAuthTake({ address: 'one', account: null }));
    expect(crowdedKeys()).toEqual([]);
    noteAuthTake({ address: 'one', account: null });
    expect(crowdedKeys()).toEqual([`one: ${limit + 1} tries`]);
    forgetAuthTakes();
    expect(crowdedKeys()).toEqual([]);
  });

  it('one account with more attempts than a minute allows is reported, from any number of addresses', () => {
    times(limit + 1, (index) => noteAuthTake({ address: `address-${index}`, account: 'a@example.com' }));
    expect(crowdedKeys()).toEqual([`a@example.com: ${limit + 1} tries`]);
  });

  it('only forms to sign in or up count as attempts of a browser', () => {
    const sent = (method: string, at: string) =>
      noteBrowserTake({ method, url: `http://localhost:3000${at}`, body: '1_email=a@example.com' }, 'one');
    times(limit + 1, () => sent('GET', '/en/sign-in'));
    times(limit + 1, () => sent('POST', '/en/orgs/new'));
    expect(crowdedKeys()).toEqual([]);
    times(limit, () => sent('POST', '/ar/sign-up'));
    sent('POST', '/en/sign-in?next=%2Fen');
    expect(crowdedKeys()).toEqual([`one: ${limit + 1} tries`, `a@example.com: ${limit + 1} tries`]);
  });
});
